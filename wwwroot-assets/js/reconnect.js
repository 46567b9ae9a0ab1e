// Blazor marks #components-reconnect-modal with a class; the bar's words follow it by css. Here: keep trying, and start
// afresh only when the server no longer knows this screen.
const starting = () => document.getElementById('starting') && !document.querySelector('.app, .topbar, .gate, .lost');
const bar = document.getElementById('components-reconnect-modal');
const has = state => bar.classList.contains(`components-reconnect-${state}`);
let waiting = 0, leaving = 0;

// To start afresh would call whoever is on their way to another page back to this one. A file fetched looks like leaving too.
addEventListener('beforeunload', () => leaving = Date.now());
const reload = due => due() && (Date.now() - leaving < 15000 ? setTimeout(reload, 15000, due) : location.reload());

async function tryAgain() {
  clearTimeout(waiting);
  try {
    if (await Blazor.reconnect() === false) reload(() => true);
  } catch {
    waiting = setTimeout(tryAgain, 5000);
  }
}

if (bar) {
  new MutationObserver(() => {
    if (has('rejected')) reload(() => has('rejected'));
    else if (has('failed')) { clearTimeout(waiting); waiting = setTimeout(tryAgain, 5000); }
    else clearTimeout(waiting);
  }).observe(bar, { attributes: true, attributeFilter: ['class'] });
  bar.querySelector('button')?.addEventListener('click', tryAgain);
  // A phone back from the pocket, a laptop back from sleep: do not wait for the next attempt.
  addEventListener('online', () => has('failed') && tryAgain());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && has('failed') && tryAgain());
}

// A screen that never came to life: the session ended, or the line broke, between the page and its connection. Blazor tries
// that once and says nothing; so the page is asked for again as soon as the server answers, and that answer may be the door.
async function afresh() {
  if (!starting()) return;
  try {
    await fetch(location.href, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
  } catch {
    setTimeout(afresh, 5000);
    return;
  }
  const since = Date.now() - Number(sessionStorage.getItem('afresh') ?? 0);
  sessionStorage.setItem('afresh', Date.now());
  setTimeout(() => reload(starting), since < 10000 ? 5000 : 0);
}

// Its failure may have been told before this script was there to hear it: whoever would be sent elsewhere by now goes there.
async function look() {
  if (!starting()) return;
  const answer = await fetch(location.href, { method: 'HEAD', redirect: 'manual', cache: 'no-store' }).catch(() => null);
  if (answer?.type === 'opaqueredirect') reload(starting);
  else setTimeout(look, 10000);
}

if (starting()) {
  addEventListener('unhandledrejection', afresh);
  setTimeout(look, 10000);
}
