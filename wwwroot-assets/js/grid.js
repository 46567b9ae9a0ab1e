// Grids of very many lines: <div data-grid> scrolls over blank space in which a few blocks of lines stand. What is looked at, ticked or opened is told to the page through the hidden
// field in it; what one looks at stays where it is when lines come and go above. Who drags the bar faster than lines come keeps the last ones in sight, paler, until the next.
const states = new WeakMap();
// As many blocks as the page holds at once.
const most = 6;
const parts = wrap => { const table = wrap.querySelector('table.grid'); return { table, blocks: [...table.tBodies].filter(body => body.dataset.block) }; };
const say = (wrap, words) => { const field = wrap.querySelector('[data-say]'); field.value = words; field.dispatchEvent(new Event('change', { bubbles: true })); };
const place = (wrap, element) => element.getBoundingClientRect().top - wrap.getBoundingClientRect().top - wrap.clientTop + wrap.scrollTop;
const headOf = table => getComputedStyle(table.tHead).position === 'sticky' || getComputedStyle(table.tHead.rows[0].cells[0]).position === 'sticky' ? table.tHead.offsetHeight : 0;

function measure(wrap) {
  const { shift } = states.get(wrap), stand = block => place(wrap, block) - shift;
  const { table, blocks } = parts(wrap), gap = table.querySelector('.grid-gap'), size = +table.dataset.size, count = +table.dataset.count;
  const line = parseFloat(getComputedStyle(table).getPropertyValue('--line-h')) || 36, begins = place(wrap, gap);
  const from = blocks.length ? +blocks[0].dataset.block * size : 0;
  const to = blocks.length ? +blocks.at(-1).dataset.block * size + blocks.at(-1).querySelectorAll('tr[id]').length : 0;
  const start = blocks.length ? stand(blocks[0]) : begins, end = blocks.length ? stand(blocks.at(-1)) + blocks.at(-1).offsetHeight : begins;
  const at = y => y < start ? (y - begins) / line : y >= end ? to + (y - end) / line : +(blocks.find(block => stand(block) + block.offsetHeight > y) ?? blocks.at(-1)).dataset.block * size;
  return { table, blocks, size, count, line, begins, from, to, start, end, at };
}

// Lines there are, where one looks: nobody who drags the bar looks at nothing.
function stick(wrap, m) {
  const state = states.get(wrap), top = wrap.scrollTop + headOf(m.table), foot = wrap.scrollTop + wrap.clientHeight;
  const shift = !m.blocks.length ? 0 : m.end < foot && m.to < m.count ? foot - m.end : m.start > top && m.from > 0 ? top - m.start : 0;
  if (shift === state.shift) return;
  state.shift = shift;
  wrap.style.setProperty('--passed', `${shift}px`);
  wrap.toggleAttribute('data-passing', shift !== 0);
}

// How fast one moves, in points a millisecond, over the last quarter of a second: lines are asked for where one will be when they come.
function follow(wrap, state) {
  const now = performance.now();
  state.path = state.path.filter(([at]) => now - at < 250);
  state.path.push([now, wrap.scrollTop]);
  const [since, top] = state.path[0];
  state.speed = now - since < 30 ? 0 : (wrap.scrollTop - top) / (now - since);
}

// Once one has stopped, what is in sight is asked for, not what lay ahead.
function rest(wrap) {
  const state = states.get(wrap);
  clearTimeout(state.rest);
  state.rest = setTimeout(() => { [state.speed, state.path] = [0, []]; look(wrap); if (state.asked && wrap.isConnected) rest(wrap); }, 150);
}

function look(wrap) {
  if (!wrap.isConnected) return;
  const state = states.get(wrap), m = measure(wrap), have = new Set(m.blocks.map(block => +block.dataset.block)), now = performance.now();
  stick(wrap, m);
  hold(wrap);
  if (state.asked) {
    const come = have.has(state.asked[0]) && have.has(state.asked[1]);
    // One question at a time: those who drag the bar through all would otherwise get answers to where they were. Again when no answer came.
    if (!come && now - state.at < 1000) return;
    if (come) state.delay = (state.delay + Math.min(400, now - state.at)) / 2;
    state.asked = null;
  }
  const last = Math.max(0, Math.ceil(m.count / m.size) - 1), view = wrap.clientHeight, spare = view * .75, block = y => Math.min(last, Math.max(0, Math.floor(m.at(y) / m.size)));
  const lead = state.speed * state.delay, there = Math.min(wrap.scrollHeight - view, Math.max(0, wrap.scrollTop + lead)), sweep = Math.abs(state.speed) * 10;
  let [from, to] = [block(there - spare - sweep), block(there + view + spare + sweep)];
  // Of too many those around: one may come there sooner or later.
  if (to - from >= most) { from = Math.max(0, block(there + view / 2) - (lead < 0 ? most / 2 : most / 2 - 1)); to = Math.min(last, from + most - 1); }
  // What is in sight stays, where both can be had.
  const [first, final] = [Math.min(from, block(wrap.scrollTop)), Math.max(to, block(wrap.scrollTop + view))];
  if (final - first < most) [from, to] = [first, final];
  for (let n = from; n <= to; n++) {
    if (have.has(n)) continue;
    [state.asked, state.at] = [[from, to], now];
    say(wrap, `w ${from} ${to}`);
    return;
  }
}

// The first line in sight, and where it stands.
function hold(wrap) {
  const state = states.get(wrap), m = measure(wrap), top = wrap.getBoundingClientRect().top + headOf(m.table);
  state.held = null;
  if (wrap.scrollTop < 1 || state.shift) return;
  for (const block of m.blocks) {
    if (block.getBoundingClientRect().bottom <= top) continue;
    for (const line of block.rows) {
      const box = line.getBoundingClientRect();
      if (line.id && box.bottom > top) { state.held = { id: line.id, top: box.top, at: box.top < top + wrap.clientHeight }; return; }
    }
  }
}

// Which line of the whole list each is, below the two of the head.
function number(table, blocks) {
  for (const block of blocks) block.querySelectorAll('tr[id]').forEach((line, i) => {
    const index = `${+block.dataset.block * +table.dataset.size + i + 3}`;
    if (line.ariaRowIndex !== index) line.ariaRowIndex = index;
  });
}

function drawn(wrap) {
  const state = states.get(wrap), { table, blocks } = parts(wrap);
  number(table, blocks);
  if (state.view !== table.dataset.view) {
    // Another filter or order: from the top.
    if (state.view !== undefined) { wrap.scrollTop = 0; state.active = state.asked = null; }
    state.view = table.dataset.view;
  } else if (state.held?.at) {
    const line = document.getElementById(state.held.id), moved = line ? line.getBoundingClientRect().top - state.held.top : 0;
    if (Math.abs(moved) >= 1) wrap.scrollTop += moved;
  }
  mark(wrap);
  tick(table);
  look(wrap);
}

// A line says whether it is taken; its box follows.
function tick(table) {
  for (const line of table.querySelectorAll('tbody > tr[id]')) {
    const box = line.querySelector('.tick-col input'), taken = line.ariaSelected === 'true';
    if (box && box.checked !== taken) box.checked = taken;
  }
}

// The line one is on: the table keeps the focus, and says which line it means.
function mark(wrap) {
  const state = states.get(wrap), { table } = parts(wrap);
  for (const line of table.querySelectorAll('tr[data-active]')) line.removeAttribute('data-active');
  const line = state.active === null ? null : state.active.id && document.getElementById(state.active.id) || lineAt(table, state.active.index);
  if (!line) { table.removeAttribute('aria-activedescendant'); return; }
  state.active = { index: line.ariaRowIndex - 3, id: line.id };
  line.setAttribute('data-active', '');
  table.setAttribute('aria-activedescendant', line.id);
}

const lineAt = (table, index) => table.querySelector(`tbody > tr[aria-rowindex="${index + 3}"]`);

function go(wrap, index) {
  const state = states.get(wrap), m = measure(wrap);
  index = Math.min(m.count - 1, Math.max(0, index));
  state.active = { index, id: lineAt(m.table, index)?.id };
  const line = lineAt(m.table, index), head = headOf(m.table);
  if (!line || state.shift) wrap.scrollTop = m.begins + index * m.line - wrap.clientHeight / 2;
  else {
    const box = line.getBoundingClientRect(), frame = wrap.getBoundingClientRect();
    if (box.top < frame.top + head) wrap.scrollTop -= frame.top + head - box.top;
    else if (box.bottom > frame.top + wrap.clientHeight) wrap.scrollTop += box.bottom - frame.top - wrap.clientHeight;
  }
  if (index === 0) wrap.scrollTop = 0;
  mark(wrap);
}

function take(wrap, line, range) {
  const state = states.get(wrap), { table } = parts(wrap), index = line.ariaRowIndex - 3;
  if (range && state.taken !== undefined) {
    const [a, b] = [Math.min(state.taken, index), Math.max(state.taken, index)];
    const lines = [...table.querySelectorAll('tbody > tr[id]')].filter(one => one.ariaRowIndex - 3 >= a && one.ariaRowIndex - 3 <= b);
    for (const one of lines) one.ariaSelected = 'true';
    say(wrap, `s ${lines.map(one => one.id.slice(2)).join(' ')}`);
  } else {
    line.ariaSelected = `${line.ariaSelected !== 'true'}`;
    say(wrap, `t ${line.id.slice(2)}`);
  }
  tick(table);
  state.taken = index;
}

function begin(wrap) {
  if (states.has(wrap)) return;
  const state = { active: null, held: null, asked: null, at: 0, delay: 60, speed: 0, path: [], rest: 0, shift: 0, view: undefined };
  states.set(wrap, state);
  let waiting = false;
  wrap.addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(wrap, state); look(wrap); rest(wrap); });
  }, { passive: true });
  // Told before anything is painted: nobody sees a line move.
  new MutationObserver(changes => { if (changes.some(change => change.type === 'childList' || change.attributeName !== 'data-active')) drawn(wrap); })
    .observe(wrap.querySelector('table.grid'), { childList: true, subtree: true, attributes: true, attributeFilter: ['style', 'data-view', 'data-count', 'aria-selected'] });
  new ResizeObserver(() => look(wrap)).observe(wrap);
  drawn(wrap);
}

// The style sheet says, by an animation nobody sees, that a grid has come.
document.addEventListener('animationstart', event => { if (event.animationName === 'grid' && event.target.matches('[data-grid]')) begin(event.target); });

document.addEventListener('click', event => {
  const line = event.target.closest?.('[data-grid] tbody > tr[id]');
  if (!line || getSelection()?.type === 'Range') return;
  const wrap = line.closest('[data-grid]');
  if (!states.has(wrap)) return;
  states.get(wrap).active = { index: line.ariaRowIndex - 3, id: line.id };
  mark(wrap);
  if (event.target.closest('.tick-col')) take(wrap, line, event.shiftKey);
  else say(wrap, `o ${line.id.slice(2)}`);
  line.closest('table').focus({ preventScroll: true });
});

document.addEventListener('keydown', event => {
  const table = event.target;
  if (!table.matches?.('[data-grid] > table') || event.altKey) return;
  const wrap = table.parentElement, state = states.get(wrap), m = measure(wrap), index = state.active?.index ?? -1, page = Math.max(1, Math.floor((wrap.clientHeight - headOf(table)) / m.line) - 1);
  const line = index < 0 ? null : lineAt(table, index), command = event.ctrlKey || event.metaKey;
  const where = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + page, PageUp: index - page, Home: 0, End: m.count - 1 }[event.key];
  if (where !== undefined) {
    go(wrap, where);
    const now = event.shiftKey && lineAt(table, state.active.index);
    if (now) { state.taken ??= Math.max(0, index); take(wrap, now, true); }
  } else if (event.key === ' ' && line) take(wrap, line, event.shiftKey);
  else if (event.key === 'Enter' && line) say(wrap, `o ${line.id.slice(2)}`);
  else if (command && event.key.toLowerCase() === 'a') say(wrap, 'a');
  else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    // What can be done to the lines ticked, without walking past those that follow.
    const first = document.querySelector('.bulk :is(button, select)');
    if (!first) return;
    first.focus();
  } else return;
  event.preventDefault();
});

// Down from the search field into the list.
document.addEventListener('keydown', event => {
  const table = event.key === 'ArrowDown' && event.target.matches?.('[data-grid-search]') && document.querySelector('[data-grid] > table');
  if (!table) return;
  event.preventDefault();
  table.focus();
  if (states.get(table.parentElement)?.active === null) go(table.parentElement, 0);
});
