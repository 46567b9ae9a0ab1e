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
});
