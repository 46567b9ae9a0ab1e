// The check of a certificate stays true while it is looked at: a short question every few seconds, and only when the answer differs the page's own words anew.
// No connection is held, nothing is asked while nobody looks, and after an hour the page rests.
const shown = document.getElementById('verdict');
const OFTEN = 5000, SELDOM = 15000, CALM = 5 * 60000, REST = 60 * 60000;
const since = Date.now();

const renew = async () => {
  const address = new URL(location.href);
  address.searchParams.set('again', '1');
  const answer = await fetch(address);
  const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('verdict');
  if (!fresh) return location.reload();
  shown.dataset.state = fresh.dataset.state;
  shown.replaceChildren(...fresh.childNodes);
};

const ask = async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(shown.dataset.live, { cache: 'no-store' });
    if (answer.status === 404) return location.reload();
    if (answer.ok && await answer.text() !== shown.dataset.state) await renew();
  } catch { /* Without a network the page stands as it is, with its hour. */ }
};

const again = () => {
  const age = Date.now() - since;
  if (age < REST) setTimeout(async () => { await ask(); again(); }, age < CALM ? OFTEN : SELDOM);
};

if (shown) {
  again();
  document.addEventListener('visibilitychange', ask);
}
