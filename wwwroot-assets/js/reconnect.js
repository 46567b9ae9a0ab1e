// Blazor marks #components-reconnect-modal with a class; the bar's words follow it by css. Here: keep trying, and start
// afresh only when the server no longer knows this screen.
const bar = document.getElementById('components-reconnect-modal');
const has = state => bar.classList.contains(`components-reconnect-${state}`);
let waiting = 0;

async function tryAgain() {
  clearTimeout(waiting);
  try {
    if (await Blazor.reconnect() === false) location.reload();
  } catch {
    waiting = setTimeout(tryAgain, 5000);
  }
}

if (bar) {
  new MutationObserver(() => {
    if (has('rejected')) location.reload();
    else if (has('failed')) { clearTimeout(waiting); waiting = setTimeout(tryAgain, 5000); }
    else clearTimeout(waiting);
  }).observe(bar, { attributes: true, attributeFilter: ['class'] });
  bar.querySelector('button')?.addEventListener('click', tryAgain);
  // A phone back from the pocket, a laptop back from sleep: do not wait for the next attempt.
  addEventListener('online', () => has('failed') && tryAgain());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && has('failed') && tryAgain());
}
