// The check of a certificate stays true while it is looked at: a short question every few seconds, and only when the answer differs the page's own words anew.
// No connection is held, nothing is asked while nobody looks, and after an hour the page rests. What keeps it from asking is said, and it goes on by itself.
const shown = document.getElementById('verdict');
const [paused, rested] = ['paused', 'rested'].map(id => document.getElementById(id));
const OFTEN = 5000, SELDOM = 15000, CALM = 5 * 60000, REST = 60 * 60000;
const since = Date.now();
let notBefore = 0;

const pause = answer => {
  paused.hidden = false;
  notBefore = Date.now() + (Number(answer?.headers.get('Retry-After')) || 0) * 1000;
};

const renew = async () => {
  const address = new URL(location.href);
  address.searchParams.set('again', '1');
  const answer = await fetch(address);
  if (!answer.ok) return pause(answer);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('verdict');
  if (!fresh) return location.reload();
  shown.dataset.state = fresh.dataset.state;
  shown.replaceChildren(...fresh.childNodes);
};

const ask = async () => {
  if (document.hidden || Date.now() < notBefore) return;
  try {
    const answer = await fetch(shown.dataset.live, { cache: 'no-store' });
    if (answer.status === 404) return location.reload();
    if (!answer.ok) return pause(answer);
    paused.hidden = true;
    if (await answer.text() !== shown.dataset.state) await renew();
  } catch {
    // Without a network the page stands as it is, with its hour.
    pause();
  }
};

const again = () => {
  const age = Date.now() - since;
  if (age < REST) setTimeout(async () => { await ask(); again(); }, age < CALM ? OFTEN : SELDOM);
  else rested.hidden = false;
};

if (shown) {
  again();
  document.addEventListener('visibilitychange', () => rested.hidden && ask());
}
