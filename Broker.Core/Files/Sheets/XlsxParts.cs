using System.IO.Compression;
using System.Xml;

namespace Broker.Core.Files.Sheets;

/// <summary>The parts of a workbook that are read, each by a reader that counts what it inflates and can be sent on no errand.</summary>
internal sealed class XlsxParts : IDisposable
{
    private const int MostEntries = 10_000, MostDepth = 64, MostStrangers = 1_000_000;

    /// <summary>Far above what a table of short texts comes to; what repeats itself more often is no table.</summary>
    private const int MostRatio = 250;
    private const long RatioFrom = 4L * 1024 * 1024;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long left = SheetLimits.Inflated;
    private int strangers;

    public XlsxParts(Stream file)
    {
        zip = new(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostEntries) throw new SheetRefusal("sheet.bomb", SheetLimits.Inflated >> 20);
        if (zip.Entries.Any(e => e.IsEncrypted)) throw new SheetRefusal("sheet.encrypted");
        foreach (var entry in zip.Entries)
        {
            if (IsProgram(entry)) throw new SheetRefusal("sheet.macros");
            if (entry.Length > SheetLimits.Inflated || (entry.Length > RatioFrom && entry.Length / Math.Max(1, entry.CompressedLength) > MostRatio)) throw new SheetRefusal("sheet.bomb", SheetLimits.Inflated >> 20);
            if (!entries.TryAdd(entry.FullName, entry)) throw new SheetRefusal("sheet.damaged", entry.FullName);
        }
    }

    public bool Has(string part) => entries.ContainsKey(part);

    public XmlReader Open(string part)
    {
        if (!entries.TryGetValue(part, out var entry)) throw new SheetRefusal("sheet.damaged", part);
        return XmlReader.Create(new Guard(this, entry.Open(), part), new()
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
            MaxCharactersInDocument = SheetLimits.Inflated, CloseInput = true,
        });
    }

    /// <summary>Elements of a small part, one after the other.</summary>
    public IEnumerable<XmlReader> Elements(string part)
    {
        using var xml = Open(part);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            Strange(xml, part);
            yield return xml;
        }
    }

    /// <summary>Past an element nobody here asks about, however it goes on inside.</summary>
    public void Skip(XmlReader xml, string part)
    {
        Strange(xml, part);
        if (xml.IsEmptyElement) return;
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
            if (xml.NodeType == XmlNodeType.Element) Strange(xml, part);
    }

    private void Strange(XmlReader xml, string part)
    {
        if (xml.Depth > MostDepth || ++strangers > MostStrangers) throw new SheetRefusal("sheet.damaged", part);
    }

    private static bool IsProgram(ZipArchiveEntry part) =>
        part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || part.FullName.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase);

    public void Dispose() => zip.Dispose();

    /// <summary>Counts what comes out, whatever the file says of its lengths; and lets no name or attribute grow for ever.</summary>
    private sealed class Guard(XlsxParts parts, Stream inner, string part) : Stream
    {
        private const long MostBetween = 8L * 1024 * 1024;

        /// <summary>More than the longest text of a cell holds: the reader goes through all attributes of an element each time it fetches more of the file.</summary>
        private const long MostEquals = 50_000;
        private long between, equals;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            if ((parts.left -= read) < 0) throw new SheetRefusal("sheet.bomb", SheetLimits.Inflated >> 20);
            var last = buffer[..read].LastIndexOf((byte)'<');
            between = last < 0 ? between + read : read - last;
            equals = (last < 0 ? equals : 0) + buffer[(last + 1)..read].Count((byte)'=');
            return between <= MostBetween && equals <= MostEquals ? read : throw new SheetRefusal("sheet.damaged", part);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
