// Cuts a converted document into pages, where the text can be measured. The only script of the printing page: it reads the
// sections, stories and notes in #source, fills #pages, and then says how many pages there are in <html data-pages>.
// A failure is said in <html data-failed>, and nothing is printed. Lengths in marks are points; measured lengths are pixels.
(() => {
  'use strict';

  const PX = 96 / 72;
  const TWIPS = 15; // to the pixel
  const SLACK = 0.35; // rounding of a line's place must not cost a line
  const root = document.documentElement;
  const all = (node, selector) => [...node.querySelectorAll(selector)];
  // The sheet is laid out enlarged, so that a thin line keeps its thickness; everything here counts as if it were not.
  const FINE = Number(getComputedStyle(root).zoom) || 1;
  const scaled = r => ({ left: r.left / FINE, right: r.right / FINE, top: r.top / FINE, bottom: r.bottom / FINE, width: r.width / FINE, height: r.height / FINE });
  const box = node => scaled(node.getBoundingClientRect());
  const number = (node, name) => Number(node.dataset[name] || 0) * PX;
  const make = (className, parent) => {
    const node = document.createElement('div');
    node.className = className;
    if (parent) parent.append(node);
    return node;
  };

  // ---- Numbers ----------------------------------------------------------------------------------------------------

  function roman(n) {
    const signs = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];
    let text = '';
    for (const [value, sign] of signs) for (; n >= value; n -= value) text += sign;
    return text;
  }

  function write(n, format) {
    switch (format) {
      case 'lowerRoman': return roman(n);
      case 'upperRoman': return roman(n).toUpperCase();
      case 'lowerLetter': return String.fromCharCode(97 + (n - 1) % 26).repeat(Math.floor((n - 1) / 26) + 1);
      case 'upperLetter': return write(n, 'lowerLetter').toUpperCase();
      default: return String(n);
    }
  }

  // ---- Tab stops --------------------------------------------------------------------------------------------------

  const LEADERS = { '.': '.', 'h': '-', '_': '_' };

  // Width the content after a tab takes on one line, up to the next tab or line end; up to the decimal sign if asked.
  function widthAfter(tab, paragraph, toDecimal) {
    const range = document.createRange();
    range.setStartAfter(tab);
    range.setEnd(paragraph, paragraph.childNodes.length);
    const probe = document.createElement('span');
    probe.style.cssText = 'position:absolute;visibility:hidden;white-space:pre;text-indent:0;left:0;top:0';
    probe.append(range.cloneContents());
    const stop = probe.querySelector('.t,br');
    if (stop) {
      const rest = document.createRange();
      rest.setStartBefore(stop);
      rest.setEnd(probe, probe.childNodes.length);
      rest.deleteContents();
    }
    for (const anchor of all(probe, '.anchor')) anchor.remove();
    if (toDecimal) {
      const at = probe.textContent.search(/[.,](?=\d*\D*$)/);
      if (at >= 0) probe.textContent = probe.textContent.slice(0, at);
    }
    // Where the tab stands, so that the same styles apply.
    tab.parentNode.parentNode.insertBefore(probe, tab.parentNode);
    const width = box(probe).width;
    probe.remove();
    return width;
  }

  function layTabs(paragraph) {
    const tabs = all(paragraph, '.t').filter(t => t.closest('.p') === paragraph);
    if (!tabs.length || !paragraph.dataset.tabs && !paragraph.dataset.every) return;
    const stops = (paragraph.dataset.tabs || '').split(' ').filter(Boolean)
      .map(s => ({ kind: s[0], leader: s[1], at: Number(s.slice(2)) * PX }));
    const every = number(paragraph, 'every') || 48;
    const style = getComputedStyle(paragraph);
    const origin = box(paragraph).left + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth) - number(paragraph, 'left');
    const end = box(paragraph).right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth) - origin;
    const align = paragraph.style.textAlign;
    paragraph.style.textAlign = 'left';
    for (const tab of tabs) { tab.textContent = ''; tab.style.width = '0'; }
    for (const tab of tabs) {
      const x = box(tab).left - origin;
      let stop;
      if (tab.dataset.to) {
        stop = { kind: tab.dataset.to[0], leader: '-', at: tab.dataset.to === 'center' ? end / 2 : tab.dataset.to === 'right' ? end : 0 };
      } else {
        stop = stops.find(s => s.at > x + 0.7) || { kind: 'l', leader: '-', at: (Math.floor((x + 0.7) / every) + 1) * every };
      }
      let width = stop.at - x;
      if (stop.kind !== 'l') {
        const after = widthAfter(tab, paragraph, stop.kind === 'd');
        width -= stop.kind === 'c' ? after / 2 : after;
        width = Math.min(width, end - x - after - 0.1);
      }
      tab.style.width = Math.max(width, 0.1) + 'px';
      const leader = LEADERS[stop.leader];
      if (leader && width > 4) {
        tab.textContent = leader;
        const one = document.createRange();
        one.selectNodeContents(tab);
        // Counted in twentieths of a point, as word processors do; a line has one more than fits, so that it has no gap at its end.
        const sign = Math.max(box(one).width, 1);
        const count = Math.min(Math.floor(Math.round(width * TWIPS) / Math.round(sign * TWIPS)) + (leader === '_' ? 1 : 0), 400);
        tab.textContent = leader.repeat(count);
        tab.style.letterSpacing = (width - count * sign) / Math.max(count, 1) + 'px';
        tab.setAttribute('aria-hidden', 'true');
      }
    }
    paragraph.style.textAlign = align;
  }

  // ---- Letters stretched or squeezed ------------------------------------------------------------------------------

  // Each word is drawn as wide as asked and takes that much room; lines still break between words.
  function stretch(part) {
    const words = [];
    for (const run of all(part, '[data-wide]')) {
      const share = Number(run.dataset.wide) / 100;
      const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT), texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        if (text.parentElement.closest('.t,.w')) continue;
        const parts = text.data.match(/ +|[^ -]+-?|-/g).map(piece => {
          const node = document.createElement('span');
          node.className = piece[0] === ' ' ? 'w gap' : 'w';
          node.textContent = piece;
          words.push({ node, share });
          return node;
        });
        text.replaceWith(...parts);
      }
    }
    for (const word of words) word.width = box(word.node).width;
    for (const { node, share, width } of words) {
      if (node.classList.contains('gap')) node.style.letterSpacing = width / node.textContent.length * (share - 1) + 'px';
      else node.style.cssText = `width:${width * share}px;transform:scaleX(${share})`;
    }
  }

  // ---- Rows under merged cells ------------------------------------------------------------------------------------

  // What a merged cell needs beyond its rows makes the last of them taller; a browser would share it out.
  function settleRows(table) {
    const merged = [...table.rows].flatMap((row, r) => [...row.cells].filter(c => c.rowSpan > 1).map(cell => ({ cell, from: r, to: r + cell.rowSpan - 1 })));
    if (!merged.length) return;
    const inside = merged.flatMap(m => [...m.cell.children]);
    for (const node of inside) node.style.display = 'none';
    const heights = [...table.rows].map(row => box(row).height);
    for (const node of inside) node.style.removeProperty('display');
    const last = new Set(merged.map(m => m.to));
    for (const { from, to } of merged) for (let r = from; r < to; r++) if (!last.has(r)) table.rows[r].style.height = heights[r] + 'px';
  }

  // Lines before a break are spread out too, where nothing stands beside them that the break would be pushed below.
  function spreadLines(paragraph) {
    if (!paragraph.querySelector('.nl')) return;
    const spreadOut = box(paragraph).height;
    paragraph.classList.add('plain');
    if (spreadOut <= box(paragraph).height + 1) paragraph.classList.remove('plain');
  }

  const paragraphsOf = node => (node.matches('.p') ? [node] : []).concat(all(node, '.p'));

  // ---- Things that text flows around ------------------------------------------------------------------------------

  function layFloats(block, column) {
    for (const anchor of (block.matches('.anchor') ? [block] : []).concat(all(block, '.anchor'))) {
      size(anchor, column);
      if (!anchor.dataset.wrap || anchor.classList.contains('float') || anchor.parentElement.closest('.anchor')) continue;
      const relative = anchor.dataset.v === 'paragraph' || anchor.dataset.v === 'line';
      const host = anchor.parentElement.closest('.p,td,th') || column;
      const area = box(anchor.closest('td,th') || column);
      const own = box(anchor);
      const [top, right, bottom, left] = anchor.dataset.clear.split(' ').map(n => Number(n) * PX);
      const wide = own.width > area.width * 0.85;
      const x = across(anchor, area, own.width) - area.left;
      let y = number(anchor, 'y') - (relative && host.matches('.p') ? spaceAbove(host) : 0);
      if (!relative) {
        const here = box(host === column && block !== anchor ? block : anchor.parentElement);
        y = down(anchor, host, own.height) - (block === anchor ? here.bottom : here.top);
        if (wide || anchor.dataset.wrap === 'bands') {
          // It stands away from its text: placed, and whatever comes to the lines it takes goes on below it.
          if (y < -2 || y > 4) {
            if (anchor.closest('.column')) keepClear(anchor, column, own.height, top, bottom);
            continue;
          }
        } else if (y + own.height < 2 || y > 200) continue;
      }
      anchor.classList.add('float');
      const style = anchor.style;
      if (wide || anchor.dataset.wrap === 'bands') {
        if (block === anchor && anchor.dataset.table !== undefined) {
          style.cssText += `;margin:${y + top}px 0 ${bottom}px ${x}px;width:max-content`;
          continue;
        }
        style.cssText += `;float:left;clear:both;margin:${Math.max(y, 0)}px 0 ${bottom}px ${x}px;margin-right:${Math.max(area.width - x - own.width, 0)}px`;
      } else if (anchor.dataset.side === 'left' || anchor.dataset.side !== 'right' && x + own.width / 2 > area.width / 2) {
        style.cssText += `;float:right;margin:${y}px ${area.width - x - own.width}px ${bottom}px ${left}px`;
      } else {
        style.cssText += `;float:left;margin:${y}px ${right}px ${bottom}px ${x}px`;
      }
      // Lines above it keep their whole width.
      if (y > 0) style.shapeOutside = `inset(${y}px 0 0 0)`;
      // A float counts its offset from where its own paragraph's lines begin.
      if (anchor.parentElement.matches('.p')) anchor.parentElement.prepend(anchor);
    }
  }

  // A stretch of the page that no line may stand in.
  function keepClear(anchor, column, height, above, below) {
    const page = anchor.closest('.page');
    const from = down(anchor, column, height);
    if (!page.holes.some(h => h.anchor === anchor)) page.holes.push({ anchor, top: from - above, bottom: from + height + below });
  }

  function size(anchor, column) {
    const page = anchor.closest('.page');
    for (const [mark, side] of [['w', 'width'], ['t', 'height']]) {
      if (!anchor.dataset[mark]) continue;
      const [from, share] = anchor.dataset[mark].split(' ');
      const plan = page.plan;
      const whole = side === 'width' ? plan.width - (from === 'page' ? 0 : plan.left + plan.right) : plan.height - (from === 'page' ? 0 : plan.top + plan.bottom);
      if (side === 'width' || !anchor.classList.contains('grow')) anchor.style[side] = whole * share * PX + 'px';
    }
  }

  const spread = (align, from, to, length) =>
    align === 'center' ? (from + to - length) / 2 : align === 'right' || align === 'bottom' || align === 'outside' ? to - length : from;

  // Left edge, in pixels of the screen, of something floating.
  function across(anchor, column, width) {
    const page = anchor.closest('.page');
    const sheet = box(page), { left, right } = page.plan;
    const [from, to] = {
      page: [sheet.left, sheet.right],
      margin: [sheet.left + left * PX, sheet.right - right * PX],
      leftMargin: [sheet.left, sheet.left + left * PX],
      rightMargin: [sheet.right - right * PX, sheet.right],
      insideMargin: [sheet.left, sheet.left + left * PX],
      outsideMargin: [sheet.right - right * PX, sheet.right],
    }[anchor.dataset.h] || [column.left, column.right];
    if (anchor.dataset.ha) return spread(anchor.dataset.ha, from, to, width);
    if (anchor.dataset.hp) return from + (to - from) * anchor.dataset.hp;
    return from + number(anchor, 'x');
  }

  // A paragraph begins with its space above: places are counted from there.
  function spaceAbove(host) {
    if (!host.matches('.p')) return 0;
    const before = host.previousElementSibling;
    return Math.max(parseFloat(getComputedStyle(host).marginTop) - (before ? parseFloat(getComputedStyle(before).marginBottom) || 0 : 0), 0);
  }

  function down(anchor, host, height) {
    const page = anchor.closest('.page');
    const sheet = box(page);
    const top = sheet.top + Math.abs(page.plan.top) * PX, bottom = sheet.bottom - Math.abs(page.plan.bottom) * PX;
    const here = box(host);
    const head = here.top - spaceAbove(host);
    const [from, to] = {
      page: [sheet.top, sheet.bottom],
      margin: [top, bottom],
      topMargin: [sheet.top, top],
      bottomMargin: [bottom, sheet.bottom],
    }[anchor.dataset.v] || [head, here.bottom];
    if (anchor.dataset.va) return spread(anchor.dataset.va, from, to, height);
    if (anchor.dataset.vp) return from + (to - from) * anchor.dataset.vp;
    return from + number(anchor, 'y');
  }

  function placeAnchors(page) {
    for (const anchor of all(page, '.anchor:not(.float)')) {
      const column = anchor.closest('td,th') || anchor.closest('.column,.head,.foot,.note');
      size(anchor, column);
      const own = box(anchor);
      const host = anchor.parentElement.closest('.p') || anchor.nextElementSibling || anchor.parentElement;
      const x = across(anchor, box(column), own.width), y = down(anchor, host, own.height);
      const frame = anchor.offsetParent ? box(anchor.offsetParent) : box(page);
      anchor.style.left = x - frame.left + 'px';
      anchor.style.top = y - frame.top + 'px';
    }
  }

  // ---- Cutting blocks ---------------------------------------------------------------------------------------------

  // Everything that stands in a paragraph's lines, in order: texts, and boxes that cannot be cut.
  function pieces(paragraph) {
    const list = [];
    const walk = node => {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) { if (child.data) list.push(child); continue; }
        if (child.matches('.anchor')) continue;
        if (child.matches('.box,.t,br')) list.push(child); else walk(child);
      }
    };
    walk(paragraph);
    return list;
  }

  function rects(piece) {
    if (piece.nodeType !== Node.TEXT_NODE) return [box(piece)];
    const range = document.createRange();
    range.selectNodeContents(piece);
    return [...range.getClientRects()].map(scaled);
  }

  // Their text may stand off the middle of the line; lines are counted as if it did not.
  function lines(list, paragraph) {
    const found = [], drop = paragraph ? number(paragraph, 'drop') : 0;
    for (const piece of list) for (const r of rects(piece)) {
      if (!r.height) continue;
      const last = found[found.length - 1];
      if (last && (r.top + r.bottom) / 2 <= last.bottom) {
        last.top = Math.min(last.top, r.top);
        last.bottom = Math.max(last.bottom, r.bottom);
      } else {
        found.push({ top: r.top, bottom: r.bottom });
      }
    }
    for (const line of found) { line.top -= drop; line.bottom -= drop; }
    return found;
  }

  // The rest of a paragraph from its line k on, as a paragraph of its own.
  function cutAtLine(paragraph, list, found, k) {
    const edge = found[k - 1].bottom + number(paragraph, 'drop');
    const beyond = r => (r.top + r.bottom) / 2 > edge;
    const range = document.createRange();
    for (const piece of list) {
      const boxes = rects(piece).filter(r => r.height);
      if (!boxes.length || !beyond(boxes[boxes.length - 1])) continue;
      if (piece.nodeType !== Node.TEXT_NODE) { range.setStartBefore(piece); break; }
      let low = 0, high = piece.data.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        range.setStart(piece, middle);
        range.setEnd(piece, middle + 1);
        const at = [...range.getClientRects()].pop();
        if (at && at.height && beyond(scaled(at))) high = middle; else low = middle + 1;
      }
      range.setStart(piece, low);
      break;
    }
    range.setEnd(paragraph, paragraph.childNodes.length);
    const rest = paragraph.cloneNode(false);
    rest.append(range.extractContents());
    rest.classList.add('rest');
    delete rest.dataset.break;
    paragraph.classList.add('cut');
    return rest;
  }

  function cutParagraph(paragraph, limit, force) {
    const keep = paragraph.dataset.keep || '';
    if (keep.includes('lines') && !force) return null;
    const list = pieces(paragraph);
    const found = lines(list, paragraph);
    // A line ends half way to the next one's letters: its spacing must fit too.
    let fit = found.filter((l, i) => (i + 1 < found.length ? Math.max((l.bottom + found[i + 1].top) / 2, l.bottom) : l.bottom) <= limit + SLACK).length;
    if (!keep.includes('loose') && !force) {
      if (found.length - fit === 1) fit--;
      if (fit < 2) return null;
    }
    if (force) fit = Math.max(fit, 1);
    return fit < 1 || fit >= found.length ? null : cutAtLine(paragraph, list, found, fit);
  }

  // Moves what lies beyond the limit out of a cell; true when something stayed.
  function cutCell(cell, into, limit) {
    const children = [...cell.children];
    for (let i = 0; i < children.length; i++) {
      if (box(children[i]).bottom <= limit + SLACK) continue;
      const rest = cut(children[i], limit, false);
      if (rest) into.append(rest);
      into.append(...children.slice(rest ? i + 1 : i));
      return i > 0 || !!rest;
    }
    return true;
  }

  function cutRow(row, limit) {
    const cells = [...row.cells];
    const tall = cells.filter(c => c.textContent.trim() || c.querySelector('.box'));
    for (const cell of tall) {
      const first = lines(paragraphsOf(cell).slice(0, 1).flatMap(pieces), cell.querySelector('.p'))[0];
      if (first && first.bottom > limit + SLACK) return null;
    }
    const rest = row.cloneNode(false);
    let stayed = false;
    for (const cell of cells) {
      const copy = cell.cloneNode(false);
      rest.append(copy);
      if (cell.rowSpan > 1) continue;
      const kept = cutCell(cell, copy, limit);
      stayed = stayed || kept && cell.textContent.trim() !== '';
    }
    if (stayed) {
      row.style.height = rest.style.height = 'auto';
      return rest;
    }
    [...rest.cells].forEach((copy, i) => cells[i].append(...copy.childNodes));
    return null;
  }

  function cutTable(table, limit, force) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    let at = rows.findIndex(r => box(r).bottom > limit + SLACK);
    if (at < 0) return null;
    let rest = rows[at].dataset.whole === undefined || force && at === 0 ? cutRow(rows[at], limit) : null;
    if (!rest && at === 0) {
      if (!force || rows.length === 1) return null;
      at = 1;
    }
    // Rows that must stay with the next go along, unless that is the whole table.
    const holds = r => [...r.cells].some(c => c.firstElementChild && (c.firstElementChild.dataset.keep || '').includes('next'));
    if (!rest) {
      let back = at;
      while (back > 0 && holds(rows[back - 1])) back--;
      if (back > 0) at = back;
    }
    const tail = table.cloneNode(false);
    for (const part of table.children) if (part.matches('colgroup,thead')) tail.append(part.cloneNode(true));
    const into = document.createElement('tbody');
    tail.append(into);
    const from = rest ? at + 1 : at;
    const moved = rows.slice(from);
    const first = rest || moved[0].cloneNode(true);
    // Cells that reach over the cut go on, empty, on the other side.
    rows.slice(0, from).forEach((row, r) => {
      for (const cell of row.cells) {
        const over = r + cell.rowSpan - from;
        if (over <= 0 || rest && row === rows[at] && cell.rowSpan === 1) continue;
        cell.rowSpan -= over;
        const copy = cell.cloneNode(false);
        copy.rowSpan = over + (rest ? 1 : 0);
        const old = rest && row === rows[at] ? [...first.cells].find(c => c.dataset.c === cell.dataset.c) : null;
        if (old) { old.replaceWith(copy); continue; }
        const next = [...first.cells].find(c => Number(c.dataset.c) > Number(cell.dataset.c));
        first.insertBefore(copy, next || null);
      }
    });
    if (!rest) moved[0].remove();
    into.append(first, ...moved.slice(rest ? 0 : 1));
    return tail;
  }

  // What does not fit above the limit, cut off; null when the block cannot be cut there.
  function cut(block, limit, force) {
    if (block.matches('.p')) return cutParagraph(block, limit, force);
    if (block.matches('table')) return cutTable(block, limit, force);
    return null;
  }

  // ---- Pages ------------------------------------------------------------------------------------------------------

  class Book {
    constructor(source, out) {
      this.source = source;
      this.out = out;
      this.pages = [];
      this.number = 0;
      this.notes = new Map(all(source, '.note').map(n => [n.dataset.key, n]));
    }

    story(id) { return id && this.source.querySelector(`[data-story="${id}"]`); }

    add(section, plan, next) {
      this.plan = plan;
      const same = this.page && this.page.plan.width === plan.width && this.page.plan.height === plan.height;
      const goesOn = this.page && same && (plan.start === 'continuous' || plan.start === 'nextColumn');
      this.sectionPages = 0;
      if (goesOn) {
        this.page.plan = { ...this.page.plan, left: plan.left, right: plan.right };
        this.band();
      } else {
        if (plan.firstNumber != null) this.number = plan.firstNumber - 1;
        this.newPage(true);
        const odd = this.number % 2 === 1;
        if (plan.start === 'oddPage' && !odd || plan.start === 'evenPage' && odd) this.newPage(true);
      }
      this.fresh = !goesOn;
      const blocks = [...section.children];
      const evens = plan.columns.length > 1 && next && next.start === 'continuous';
      if (evens && this.balance(blocks)) return;
      for (const block of blocks) this.place(block);
      if (evens) this.balanceLast();
    }

    newPage(first) {
      const turned = this.plan.mirrored && (this.number + 1) % 2 === 0;
      const plan = turned ? { ...this.plan, left: this.plan.right, right: this.plan.left } : this.plan;
      const page = make('page', this.out);
      page.style.cssText = `width:${plan.width}pt;height:${plan.height}pt;page:${plan.pageName}`;
      page.plan = plan;
      page.holes = [];
      page.number = ++this.number;
      this.sectionPages++;
      page.first = first;
      this.page = page;
      this.pages.push(page);
      if (plan.borders) make(plan.borders, page);
      const width = plan.width - plan.left - plan.right;
      const head = this.edge(page, 'head', plan.headers, width), foot = this.edge(page, 'foot', plan.footers, width);
      head.style.top = plan.headerAt + 'pt';
      foot.style.bottom = plan.footerAt + 'pt';
      // A negative margin is kept whatever the header's height.
      const headEnd = head.childNodes.length ? plan.headerAt + box(head).height / PX : 0;
      const footEnd = foot.childNodes.length ? plan.footerAt + box(foot).height / PX : 0;
      const top = plan.top < 0 ? -plan.top : Math.max(plan.top, headEnd);
      const bottom = plan.bottom < 0 ? -plan.bottom : Math.max(plan.bottom, footEnd);
      page.body = make('body', page);
      page.body.style.cssText = `left:${plan.left}pt;top:${Math.min(top, plan.height * 0.8)}pt;width:${width}pt`;
      page.end = box(page).top + Math.max(plan.height - bottom, plan.height * 0.2) * PX;
      page.noteBox = make('notes', page);
      page.noteBox.style.cssText = `left:${plan.left}pt;bottom:${bottom}pt;width:${width}pt`;
      this.band();
    }

    edge(page, className, stories, width) {
      const plan = page.plan;
      const kind = plan.firstDiffers && page.first ? 'first' : plan.evenDiffers && page.number % 2 === 0 ? 'even' : 'default';
      const node = make(className, page);
      node.style.cssText = `left:${plan.left}pt;width:${width}pt`;
      const story = this.story(stories[kind]);
      if (!story) return node;
      for (const child of story.children) node.append(child.cloneNode(true));
      for (const child of [...node.children]) { layFloats(child, node); for (const p of paragraphsOf(child)) layTabs(p); }
      return node;
    }

    // Columns side by side, under what the page holds already.
    band() {
      const band = make('band', this.page.body);
      const inside = (this.plan.left - parseFloat(this.page.body.style.left)) * PX;
      if (Math.abs(inside) > 0.1) band.style.marginLeft = inside + 'px';
      this.columns = this.plan.columns.map(([width, gap], i) => {
        const column = make('column', band);
        column.style.width = width + 'pt';
        if (i === this.plan.columns.length - 1) return column;
        column.style.marginRight = gap + 'pt';
        if (this.plan.columnLine) make('between', band).style.marginLeft = `${-gap / 2}pt`;
        if (this.plan.columnLine) band.lastChild.style.marginRight = `${gap / 2 - 0.5}pt`;
        return column;
      });
      this.at = 0;
    }

    get column() { return this.columns[this.at]; }

    nextColumn() {
      if (++this.at < this.columns.length) return;
      this.newPage(false);
      this.fresh = false;
    }

    limit() { return this.page.end - box(this.page.noteBox).height; }

    // Columns of one height, when all of the section fits on this page.
    balance(blocks) {
      const [width, gap] = this.plan.columns[0];
      if (this.plan.columns.some(c => Math.abs(c[0] - width) > 1) || blocks.some(b => b.dataset.break || b.querySelector('.fn'))) return false;
      const trial = make('column', this.columns[0].parentElement);
      trial.style.cssText = `width:100%;column-count:${this.plan.columns.length};column-gap:${gap}pt;column-fill:balance`;
      if (this.plan.columnLine) trial.style.columnRule = '.5pt solid #000';
      const parts = [...trial.parentElement.children].filter(c => c !== trial);
      for (const part of parts) part.remove();
      trial.append(...blocks);
      for (const block of blocks) for (const p of paragraphsOf(block)) layTabs(p);
      if (box(trial).bottom <= this.limit() + SLACK) return true;
      trial.parentElement.append(...parts);
      trial.remove();
      return false;
    }

    // A section that filled pages ends with columns of one height too. What was cut between columns is joined again first.
    balanceLast() {
      const blocks = this.columns.flatMap(c => [...c.children]);
      const joined = [];
      for (const block of blocks) {
        const before = joined[joined.length - 1];
        if (block.parentElement !== this.columns[0] && block.matches('.p.rest') && before && before.matches('.cut')) {
          before.append(...block.childNodes);
          before.classList.remove('cut');
          continue;
        }
        if (block.matches('table') && block.parentElement !== this.columns[0] && !block.previousElementSibling && before && before.matches('table')) return;
        joined.push(block);
      }
      this.balance(joined);
    }

    place(block) {
      if (block.dataset.break) {
        const used = this.columns.some(c => c.childElementCount) || this.page.body.childElementCount > 1;
        if (block.dataset.break === 'column') this.nextColumn();
        else if (used || block.dataset.break === 'page') this.newPage(false);
        this.fresh = true;
        if (block.matches('.break')) return;
      }
      for (;;) {
        const column = this.column;
        const alone = !column.childElementCount;
        column.append(block);
        if (alone && !this.fresh && !block.matches('.anchor')) block.classList.add('top');
        layFloats(block, column);
        for (const table of (block.matches('table') ? [block] : []).concat(all(block, 'table'))) settleRows(table);
        for (const p of paragraphsOf(block)) {
          layTabs(p);
          spreadLines(p);
          // Beside a shape a long word goes on below it; only one that no line holds is broken.
          if (p.scrollWidth > p.clientWidth + 1) p.classList.add('long');
        }
        // A floating table longer than the page breaks over pages as another does, and nothing stands beside it.
        if (block.matches('.anchor[data-table]') && box(block).height > this.limit() - box(column).top) {
          const table = block.firstElementChild, shift = across(block, box(column), box(table).width) - box(column).left;
          table.style.marginLeft = shift + 'px';
          if (alone && block.classList.contains('top')) table.classList.add('top');
          block.remove();
          block = table;
          continue;
        }
        const after = this.stepOver(block);
        if (after) {
          block = after;
          continue;
        }
        const notes = this.takeNotes(block);
        if (block.matches('.anchor:not(.float)') || box(block).bottom <= this.limit() + SLACK) return;

        const rest = cut(block, this.limit(), false) || (alone ? cut(block, this.limit(), true) : null);
        if (rest) {
          this.returnNotes(notes, rest);
          this.nextColumn();
          block = rest;
          continue;
        }
        if (alone && (this.at > 0 || this.page.body.childElementCount === 1)) return; // taller than a page: it overflows, whole
        this.returnNotes(notes, block);
        const follow = [block];
        for (let before = block.previousElementSibling; before && this.mustFollow(before); before = before.previousElementSibling) follow.unshift(before);
        const moved = follow.length === column.childElementCount ? [block] : follow;
        for (const m of moved) { m.remove(); m.classList.remove('top'); }
        this.nextColumn();
        for (const m of moved.slice(0, -1)) { delete m.dataset.break; this.place(m); }
        delete block.dataset.break;
      }
    }

    // Makes room where something holds the whole width: what of the block comes to stand there goes on below it.
    stepOver(block) {
      if (block.matches('.anchor')) return null;
      const here = box(block);
      const hole = this.page.holes.find(h => here.top < h.bottom - 1 && here.bottom > h.top + 1 && !h.anchor.contains(block));
      if (!hole || hole.bottom > this.limit()) return null;
      const rest = here.top < hole.top - 1 ? cut(block, hole.top, false) : null;
      const gap = make('gap', this.column);
      if (!rest) this.column.insertBefore(gap, block);
      gap.style.height = Math.max(hole.bottom - box(gap).top, 0) + 'px';
      if (rest) {
        this.takeNotes(block);
        return rest;
      }
      // Where it still stands in the way, it has grown past what can be helped.
      return box(block).top >= hole.bottom - 1 ? block : null;
    }

    mustFollow(block) {
      if (block.matches('.anchor')) return true;
      if (!block.matches('table')) return (block.dataset.keep || '').includes('next');
      return false;
    }

    takeNotes(block) {
      const taken = [];
      for (const mark of all(block, '.fn')) {
        const note = this.notes.get(mark.dataset.note);
        if (!note || note.isConnected && note.closest('.page')) continue;
        if (!this.page.noteBox.childElementCount) make('rule', this.page.noteBox);
        this.page.noteBox.append(note);
        for (const p of paragraphsOf(note)) layTabs(p);
        taken.push(note);
      }
      return taken;
    }

    returnNotes(taken, moved) {
      for (const note of taken) if (moved.querySelector(`[data-note="${note.dataset.key}"]`)) note.remove();
      const box = this.page.noteBox;
      if (box.childElementCount === 1) box.replaceChildren();
    }

    endnotes() {
      const left = [...this.notes.values()].filter(n => !n.closest('.page'));
      if (!left.length || !this.page) return;
      this.place(make('rule'));
      for (const note of left) for (const block of [...note.children]) this.place(block);
    }

    finish() {
      const perSection = new Map();
      for (const page of this.pages) perSection.set(page.plan.headers, (perSection.get(page.plan.headers) || 0) + 1);
      for (const page of this.pages) {
        for (const mark of all(page, '.n')) {
          const [name, format] = mark.dataset.count.split(':');
          mark.textContent = name === 'page' ? write(page.number, format || page.plan.numberFormat)
            : write(name === 'pages' ? this.pages.length : perSection.get(page.plan.headers), format);
        }
        for (const p of all(page, '.head .p, .foot .p')) layTabs(p);
        const used = box(page.body).height, room = page.end - box(page.body).top;
        if (page.plan.align !== 'top' && used < room) page.body.style.marginTop = (room - used) / (page.plan.align === 'center' ? 2 : 1) + 'px';
        placeAnchors(page);
      }
    }
  }

  // ---- The line to check a document by ---------------------------------------------------------------------------------

  // Put on every page where nothing else is printed: in the foot's margin, else upright in a side margin; if no page has room, on one of its own.
  const EDGE = 8.5, NEAR = 2; // points from the paper's edge, and from what is printed

  function inked(page) {
    const range = document.createRange();
    range.selectNodeContents(page);
    const paper = box(page), most = paper.width * paper.height * 0.6;
    const flat = [...range.getClientRects()].map(scaled).concat(all(page, 'img, svg, .anchor, .piece, td, th, .rule').map(box));
    // What covers the page (its own layers, a letterhead behind the text) is not in the way.
    return flat.filter(r => r.width > 0 && r.height > 0 && r.width * r.height < most);
  }

  function isFree(line, ink, paper) {
    const r = box(line), near = NEAR * PX;
    return r.left >= paper.left && r.right <= paper.right && r.top >= paper.top && !ink.some(i => i.left < r.right + near && i.right > r.left - near && i.top < r.bottom + near && i.bottom > r.top - near);
  }

  function placeCheck(page, check) {
    const line = check.cloneNode(true), ink = inked(page), paper = box(page), { left, right, bottom } = page.plan;
    page.append(line);
    const side = Math.max(EDGE, Math.min(Math.abs(left), Math.abs(right)));
    for (const [name, css] of [
      ['', `bottom:${EDGE}pt;right:${side}pt`], ['', `bottom:${EDGE}pt;left:${side}pt`], ['', `bottom:${EDGE}pt;left:50%;transform:translateX(-50%)`],
      ['upright', `left:${EDGE}pt;bottom:${Math.abs(bottom)}pt`], ['upright', `right:${EDGE}pt;bottom:${Math.abs(bottom)}pt`],
    ]) {
      line.className = `check ${name}`;
      line.style.cssText = css;
      if (isFree(line, ink, paper)) return true;
    }
    line.remove();
    return false;
  }

  function checkable(book, check) {
    if (!check || book.pages.map(page => placeCheck(page, check)).some(Boolean)) return;
    book.newPage(false);
    book.page.append(check);
    check.style.cssText = `bottom:${EDGE}pt;right:${EDGE}pt`;
  }

  // ---- Nothing is lost --------------------------------------------------------------------------------------------------

  // Asked for by <html data-whole>: a letter of the text or of a note that is on no page, or off the paper, is a failure.
  const WHOLE = root.dataset.whole !== undefined;

  function textsOf(nodes) {
    return nodes.flatMap(node => {
      const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), texts = [];
      // Numbers of pages are written here, not in the document.
      for (let text = walk.nextNode(); text; text = walk.nextNode()) if (!text.parentElement.closest('.n, style') && text.data.trim()) texts.push(text);
      return texts;
    });
  }

  function lettersOf(texts) {
    const counts = new Map();
    for (const { data } of texts) for (const letter of data) if (letter.trim()) counts.set(letter, (counts.get(letter) || 0) + 1);
    return counts;
  }

  function assertWhole(said, book) {
    const texts = textsOf(book.pages.flatMap(page => [page.body, page.noteBox])), printed = lettersOf(texts);
    const lost = [...said].filter(([letter, count]) => (printed.get(letter) || 0) < count).map(([letter]) => letter);
    if (lost.length) throw new Error(`Not printed: ${lost.slice(0, 20).join('')}`);
    const range = document.createRange();
    for (const page of book.pages) {
      const paper = box(page);
      // What the author anchored off the paper is theirs to cut.
      for (const text of textsOf([page.body, page.noteBox]).filter(t => !t.parentElement.closest('.anchor'))) {
        range.selectNodeContents(text);
        const r = box(range);
        if (r.width && (r.bottom > paper.bottom + 1 || r.right > paper.right + 1 || r.left < paper.left - 1)) throw new Error(`Off the paper: ${text.data.trim().slice(0, 40)}`);
      }
    }
  }

  function run() {
    const source = document.getElementById('source');
    // Several documents in one sheet: each is a book of its own, with its own first page.
    const documents = all(source, ':scope > .document');
    let pages = 0;
    for (const part of documents.length ? documents : [source]) {
      stretch(part);
      const book = new Book(part, document.getElementById('pages'));
      const sections = all(part, ':scope > section');
      const said = WHOLE && lettersOf(textsOf([...sections, ...all(part, '.note')]));
      const plans = sections.map(s => JSON.parse(s.dataset.plan));
      sections.forEach((section, i) => book.add(section, plans[i], plans[i + 1]));
      book.endnotes();
      book.finish();
      if (said) assertWhole(said, book);
      checkable(book, part.querySelector(':scope > .check'));
      pages += book.pages.length;
    }
    source.remove();
    root.dataset.pages = pages;
  }

  function attempt() {
    try {
      run();
    } catch (error) {
      root.dataset.failed = String(error && error.message || error);
    }
  }

  // A preview lays the same sheet out again and again; paper once.
  if (root.dataset.live === undefined) attempt(); else globalThis.layOut = attempt;
})();
