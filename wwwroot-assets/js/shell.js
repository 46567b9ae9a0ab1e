// Habits of the keyboard and of menus, the same on every page.
const editing = target => target.matches?.('input, textarea, select, [contenteditable]');

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
    const search = document.querySelector('.search input, a.search');
    if (search) { event.preventDefault(); search.focus(); search.select?.(); }
  } else if (event.key === 'Escape') {
    const menu = document.querySelector(':is(details.menu, details.env)[open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
    else if (event.target.matches?.('.search input')) event.target.blur();
  } else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && event.target.matches?.('[role=tab]') && !editing(event.target)) {
    const tabs = [...event.target.closest('[role=tablist]').querySelectorAll('[role=tab]')];
    const step = event.key === 'ArrowRight' ? 1 : -1;
    tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length].focus();
    event.preventDefault();
  }
});

// A menu closes when one clicks elsewhere, or on one of its entries.
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll(':is(details.menu, details.env)[open]'))
    if (!menu.contains(event.target) || event.target.closest('.menu-list a, .menu-list button, .env-menu a')) menu.open = false;
  event.target.closest('[popover]:popover-open a')?.closest('[popover]').hidePopover();
});

// In a box with a list below, the arrows walk the list: the caret stays where it is.
document.addEventListener('keydown', event => {
  if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && event.target.matches?.('input[data-arrows]')) event.preventDefault();
});

// In a list, the arrows go from line to line and the space bar ticks the line one is on; Enter opens it, as it does any link; the menu key goes to what can be done to those ticked.
document.addEventListener('keydown', event => {
  const name = event.target.closest?.('table[data-rows] a.name');
  if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
  const line = name.closest('tr');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    (event.key === 'ArrowDown' ? line.nextElementSibling : line.previousElementSibling)?.querySelector('a.name')?.focus();
    event.preventDefault();
  } else if (event.key === ' ') {
    line.querySelector('input[type=checkbox]')?.click();
    event.preventDefault();
  } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    // What can be done to the lines ticked, without walking past those that follow.
    const first = document.querySelector('.bulk :is(button, select)');
    if (first) { first.focus(); event.preventDefault(); }
  }
});

// The arrow down enters a list from where the page begins.
document.addEventListener('keydown', event => {
  if (event.key !== 'ArrowDown' || !(event.target === document.body || event.target.matches?.('.page-title, main'))) return;
  const first = document.querySelector('table[data-rows] a.name');
  if (first) { first.focus(); event.preventDefault(); }
});
// Back to a list as one left it: leaving /clients, its filters are remembered for this tab; <a data-back href="/clients"> finds them again.
addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link) return;
  if (link.hasAttribute('data-back')) link.search = sessionStorage.getItem('back:' + link.pathname) ?? '';
  else if (link.origin === location.origin && link.pathname.startsWith(location.pathname + '/')) sessionStorage.setItem('back:' + location.pathname, location.search);
}, true);

// The way past the head of a page. Followed as an address, “#content” would be taken from the root of the site and lead off the page.
addEventListener('click', event => {
  const main = event.target.closest?.('a.skip') && document.getElementById('content');
  if (!main) return;
  event.preventDefault();
  main.tabIndex = -1;
  main.focus();
}, true);

// On a phone lines of tables are cards and rows of tabs slide. The style sheet says, by an animation nobody sees, where that has come to be:
// a table then hands the words of its head down to its cells, and the chosen tab comes into sight.
const watched = new WeakSet();
const words = table => [...table.tHead?.rows[0]?.cells ?? []].forEach((head, i) => {
  const said = head.matches('.plain') || head.querySelector('.sr, input') ? '' : head.textContent.trim();
  if (said) table.style.setProperty(`--c${i + 1}`, JSON.stringify(said)); else table.style.removeProperty(`--c${i + 1}`);
});
document.addEventListener('animationstart', event => {
  const it = event.target;
  if (event.animationName === 'cards' && it.tHead) {
    words(it);
    if (watched.has(it)) return;
    watched.add(it);
    new MutationObserver(() => words(it)).observe(it.tHead, { childList: true, subtree: true });
  } else if (event.animationName === 'chosen') {
    const row = it.parentElement;
    row.scrollLeft = it.offsetLeft - row.offsetLeft - (row.clientWidth - it.offsetWidth) / 2;
  }
});

// A photo that turns out to be none leaves its icon.
document.addEventListener('error', event => { if (event.target.matches?.('.thumb > img')) event.target.hidden = true; }, true);

// <arrival-point page="…">: on another page one begins at its heading, as soon as it has one; unless one has gone elsewhere by then.
customElements.define('arrival-point', class extends HTMLElement {
  static observedAttributes = ['page'];

  attributeChangedCallback() {
    clearTimeout(this.next);
    // A page that arrives whole, as the door does, says itself where one begins.
    if (!document.getElementById('starting')) return;
    const from = document.activeElement, until = Date.now() + 30000;
    const look = () => {
      const heading = document.querySelector('h1'), now = document.activeElement;
      if (now && now !== from && now !== document.body) return;
      if (!heading) { if (Date.now() < until) this.next = setTimeout(look, 50); return; }
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    // Behind what else this drawing changes: the page before may still be standing.
    this.next = setTimeout(look);
  }
});
