// Kept running: fills one template by docxtemplater for each line read, into the file that the line names.
const fs = require('fs'), Docxtemplater = require('docxtemplater'), PizZip = require('pizzip');
const [, , template, rows] = process.argv, bytes = fs.readFileSync(template);
const list = Array.from({ length: Number(rows) }, (_, i) => ({ row: i + 1 }));
const parser = tag => ({ get: scope => (tag === '.' ? scope : tag === 'vehicles' ? list : tag.startsWith('%') ? '' : `Exemple ${tag.split('|')[0].trim()}`) });
require('readline').createInterface({ input: process.stdin }).on('line', file => {
  const word = new Docxtemplater(new PizZip(bytes), { delimiters: { start: '{{', end: '}}' }, paragraphLoop: true, linebreaks: true, parser });
  word.render({});
  fs.writeFileSync(file, word.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
  console.log(file);
});
