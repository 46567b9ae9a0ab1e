// Runs in the preview's own frame, beside the paginator, with no origin and no network: the page around it hands over the document and what is typed. Each keystroke
// is put as text into the places kept for it, written as paper writes it, and the pages are laid out anew. One page is shown, as wide as the frame.
(() => {
  'use strict';

  const root = document.documentElement, view = document.getElementById('pages'), styles = document.getElementById('styles');
  const home = new URL(location.href).origin, body = document.createElement('template');
  const fonts = new Map();
  let sheet = null, values = [], focus = null, shown = 0, due = false, drawn = '';
  const tell = message => parent.postMessage(message, '*');
  const pages = () => [...view.children];

  // ---- As paper writes it: the same as TagFormats and AskedAnswers ------------------------------------------------

  /** A number as it is kept, with a point; null when it is none. Typed, it may have the signs of its reader's language. */
  function number(text, kept, point) {
    let plain = text.trim();
    if (!kept) {
      plain = plain.replace(/[\s€]/gu, '');
      const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(',')), sign = plain[last];
      const grouped = last >= 0 && (plain.split(sign).length > 2 || plain.length - last === 4 && plain.search(/[.,]/) === last && sign !== point);
      const [whole, rest] = last < 0 || grouped ? [plain, ''] : [plain.slice(0, last), plain.slice(last).replace(',', '.')];
      if (/[.,]/.test(whole) && !/^[-+]?[0-9]{1,3}([.,][0-9]{3})+$/.test(whole)) return null;
      plain = whole.replace(/[.,]/g, '') + rest;
    }
    const parts = /^([-+]?)([0-9]*)(?:\.([0-9]*))?$/.exec(plain);
    if (!parts || !(parts[2] || parts[3]) || plain.length > 20) return null;
    const [, sign, whole, decimals = ''] = parts;
    return { minus: sign === '-' && /[1-9]/.test(whole + decimals), whole: whole.replace(/^0+(?=.)/, '') || '0', decimals };
  }

  const grouped = (n, decimals) => {
    const { group, point } = sheet.forms;
    return n.whole.replace(/\B(?=([0-9]{3})+$)/g, group) + (decimals ? point + (n.decimals + '0'.repeat(decimals)).slice(0, decimals) : '');
  };

  function written(n, amount, format) {
    const { french, minus } = sheet.forms, sign = n.minus ? minus : '';
    const short = { ...n, decimals: n.decimals.replace(/0+$/, '') };
    if (amount ? format === 'number' : format !== 'money') return sign + grouped(short, amount ? 2 : short.decimals.length);
    return french ? sign + grouped(short, 2) + '\u00A0€' : (n.minus ? '-' : '') + '€' + grouped(short, 2);
  }

  function dated(text, format) {
    const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
    if (!parts) return null;
    const [, year, month, day] = parts, { french, months } = sheet.forms;
    // The 31st of February is no day.
    if (!(year > 0) || new Date(`${text}T00:00:00Z`).getUTCDate() !== Number(day)) return null;
    if (format !== 'long_date') return `${day}/${month}/${year}`;
    return `${french && day === '01' ? '1er' : Number(day)} ${months[month - 1]} ${year}`;
  }

  // One letter for one letter, as a printer's case does it: ß stays ß.
  const upper = c => [...c.toUpperCase()].length === 1 ? c.toUpperCase() : c;
  const lower = c => [...c.toLowerCase()].length === 1 ? c.toLowerCase() : c;
  const cased = (text, format) => format === 'upper' ? [...text].map(upper).join('') : format === 'lower' ? [...text].map(lower).join('')
    : format === 'capital' && text ? upper(text[0]) + text.slice(1) : text;

  const clean = text => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu, '');

  /** What stands in a place: the words, and whether only the printer itself knows them for sure. */
  function words(value, field, format) {
    const text = value.type === 'LongText' ? clean(value.text).trim() : clean(value.text).replace(/\n/g, ' ').trim();
    if (!text) return { text: `[${value.label}]`, blank: true };
    if (value.type === 'YesNo') return { text: cased(text === 'true' ? sheet.forms.yes : sheet.forms.no, format) };
    if (value.type === 'Country') return { text: cased(sheet.forms.countries[text] ?? text, format) };
    if (value.type === 'Date') return { text: dated(text, format) ?? cased(text, format) };
    if (value.type === 'Number' || value.type === 'Amount') {
      const n = number(text, value.kept, sheet.point);
      const amount = value.type === 'Amount', money = n && n.whole.length < 16;
      if (!n || amount && !money) return { text: cased(text, format) };
      if (format === 'money' && !money) format = '';
      const same = (n.minus ? '-' : '') + n.whole + (n.decimals && '.' + n.decimals) === field.value;
      const exact = n.decimals.replace(/0+$/, '').length <= (amount || format === 'money' ? 2 : 6);
      // What has to be rounded, the printer rounds.
      return exact ? { text: written(n, amount, format) } : same && format in field.printed ? { text: field.printed[format] } : { text, unsure: true };
    }
    return { text: cased(text, format) };
  }

  // ---- Places -----------------------------------------------------------------------------------------------------

  const piece = (place, ...content) => {
    const copy = place.cloneNode(false);
    copy.append(...content);
    return copy;
  };
  const element = (name, css, text) => Object.assign(document.createElement(name), { className: css, textContent: text });

  // Small capitals are drawn as the converter draws them.
  const letters = (place, text) => place.dataset.small === undefined ? [text]
    : text.split(/(\p{Ll}+)/u).filter(Boolean).map(part => /^\p{Ll}/u.test(part) ? element('span', 'sc', part) : part);

  function put(place, { text, blank }) {
    if (blank) place.classList.add('blank');
    const pieces = text.split(/([\n\t])/).filter(Boolean).map(part =>
      part === '\n' ? piece(place, document.createElement('br')) : part === '\t' ? piece(place, element('span', 't', '')) : piece(place, ...letters(place, part)));
    place.replaceWith(...pieces);
  }

  function fill(source) {
    let unsure = false;
    for (const place of source.querySelectorAll('[data-place]')) {
      const field = sheet.fields[place.dataset.place], value = field && values.find(v => v.tag === field.tag);
      const said = value ? words(value, field, place.dataset.as) : { text: '' };
      unsure = unsure || !!said.unsure;
      put(place, said);
    }
    // It leads nowhere: following a link would leave the page.
    for (const link of source.querySelectorAll('a[href]')) link.removeAttribute('href');
    return unsure;
  }

  // ---- Pages ------------------------------------------------------------------------------------------------------

  function lay() {
    due = false;
    if (!sheet) return;
    const began = performance.now(), source = document.createElement('div');
    source.id = 'source';
    source.append(body.content.cloneNode(true));
    const unsure = fill(source);
    delete root.dataset.failed;
    document.body.prepend(source);
    if (wanting(source)) { source.remove(); return; }
    view.classList.add('laying');
    view.replaceChildren();
    layOut();
    source.remove();
    show();
    tell({ laid: pages().length, unsure, failed: root.dataset.failed, took: performance.now() - began, turn: sheet.turn });
  }

  const mark = words => {
    const xml = new XMLSerializer().serializeToString(document.createTextNode(words ?? ''));
    return `url("data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><text x="105" y="150" transform="rotate(-38 105 150)" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="27" letter-spacing="2" fill="#5a697d" fill-opacity=".14">${xml}</text></svg>`)}")`;
  };

  // The page that is being typed on comes up, unless a part of it is in sight already.
  function show() {
    const list = pages(), number = sheet.fields.findIndex(f => f.tag === focus);
    const now = number < 0 ? [] : list.filter(p => p.querySelector(`[data-place="${number}"]`));
    for (const place of view.querySelectorAll('.now')) place.classList.remove('now');
    if (number >= 0) for (const place of view.querySelectorAll(`[data-place="${number}"]`)) place.classList.add('now');
    if (now.length && follows && !now.includes(list[shown])) shown = list.indexOf(now[0]);
    shown = Math.max(0, Math.min(shown, list.length - 1));
    list.forEach((page, i) => page.classList.toggle('shown', i === shown));
    fit();
    tell({ page: shown, of: list.length });
  }

  function fit() {
    const page = pages()[shown];
    if (!page) return;
    view.classList.remove('laying');
    view.style.transform = 'none';
    const { width, height } = page.getBoundingClientRect(), scale = innerWidth / width;
    view.style.transform = `scale(${scale})`;
    tell({ height: Math.ceil(height * scale) });
    // Told after the height: by then there is room to move to it.
    const place = page.querySelector('.now')?.getBoundingClientRect();
    if (place) tell({ at: [place.left, place.top, place.width, place.height] });
  }

  // Each keystroke, once: what comes while a page is laid out is laid out with the next.
  let follows = true;
  const soon = () => { if (!due) { due = true; setTimeout(lay); } };

  // ---- Fonts: those of the printer, handed in by the page around --------------------------------------------------

  let looked = null;
  function wanting(source) {
    const faces = new Set();
    // Of a page that was looked through already, only what is typed may want others.
    for (const node of source.querySelectorAll(looked === sheet ? '[data-place]' : 'span[class]')) {
      const style = getComputedStyle(node), bold = Number(style.fontWeight) >= 600 ? 'bold' : 'normal', slope = style.fontStyle === 'normal' ? 'normal' : 'italic';
      const [first, second] = style.fontFamily.split(',').map(name => name.trim().replace(/["']/g, ''));
      if (!node.textContent) continue;
      faces.add([first, bold, slope].join('|'));
      // What the first has no letters for is drawn with the second.
      if (second && /[^\u0000-\u024F\u2000-\u20CF]/u.test(node.textContent)) faces.add([second, bold, slope].join('|'));
    }
    looked = sheet;
    const missing = [...faces].filter(face => !fonts.has(face) && !face.endsWith('serif|normal|normal'));
    for (const face of missing) fonts.set(face, 'asked');
    if (missing.length) tell({ fonts: missing });
    return [...fonts.values()].includes('asked');
  }

  async function take(face, bytes) {
    const [family, weight, style] = face.split('|');
    try {
      if (bytes) document.fonts.add(await new FontFace(family, bytes, { weight, style }).load());
    } catch { /* drawn with the next of its list */ }
    fonts.set(face, 'here');
    if (![...fonts.values()].includes('asked')) soon();
  }

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin !== home) return;
    if (data.hello) { tell({ ready: true }); return; }
    if (data.font) { take(data.font, data.bytes); return; }
    if (data.leaf !== undefined) { shown = data.leaf; follows = false; if (sheet) show(); return; }
    if (data.sheet) {
      sheet = data.sheet;
      styles.textContent = sheet.styles;
      body.innerHTML = sheet.body;
      root.lang = sheet.language;
      view.style.setProperty('--mark', mark(sheet.watermark));
    }
    // What is said of something else is not to be drawn: least of all one's own words, where the page has no other around it.
    else if (!data.values && data.focus === undefined) return;
    if (data.values) values = data.values;
    if (data.focus !== undefined) { focus = data.focus; follows = true; }
    const now = JSON.stringify([values, sheet?.turn]);
    if (now !== drawn) { drawn = now; soon(); } else if (sheet && !due && view.childElementCount) show();
  });
  addEventListener('resize', fit);
  addEventListener('click', event => {
    const place = event.target.closest?.('[data-place]');
    if (place) tell({ pick: sheet.fields[place.dataset.place]?.tag });
  });
  // Leafed through by hand on a phone.
  let from = null;
  addEventListener('touchstart', event => { from = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  addEventListener('touchend', event => {
    const to = event.changedTouches[0];
    if (from && Math.abs(to.clientX - from.clientX) > 50 && Math.abs(to.clientY - from.clientY) < 40) tell({ turn: to.clientX < from.clientX ? 1 : -1 });
    from = null;
  }, { passive: true });

  // For whoever checks that both write alike.
  globalThis.printed = (forms, point, value, format) => { sheet = { forms, point, fields: [] }; return words(value, { printed: {} }, format).text; };
  tell({ ready: true });
})();
