using System.IO.Compression;
using System.Text;
using Broker.Core.Files;
using Broker.Tests.World;

namespace Broker.Tests.Files;

/// <summary>What comes from outside: its name, its kind, its size. What is refused leaves nothing behind.</summary>
public sealed class IncomingFileTests
{
    private readonly FakeShelf shelf = new(TimeProvider.System);

    [Theory]
    [InlineData("facture.pdf", "facture.pdf")]
    [InlineData("  Capture d’écran 2026-03-12 à 10.12.45.png ", "Capture d’écran 2026-03-12 à 10.12.45.png")]
    [InlineData("Rele\u0301ve\u0301.pdf", "Relévé.pdf")]
    [InlineData("photo 👩‍🚒.jpg", "photo 👩‍🚒.jpg")]
    [InlineData("console.txt", "console.txt")]
    public void A_name_people_give_is_kept(string given, string kept) => Assert.Equal(kept, IncomingName.Check(given).Value);

    [Theory]
    [InlineData(null, "document.name-missing")]
    [InlineData("   ", "document.name-missing")]
    [InlineData("../../etc/passwd.pdf", "document.name-is-path")]
    [InlineData(@"C:\temp\a.pdf", "document.name-is-path")]
    [InlineData("..", "document.name-is-path")]
    [InlineData("a\0b.pdf", "document.name-deceiving")]
    [InlineData("a\nb.pdf", "document.name-deceiving")]
    [InlineData("facture\u202Efdp.exe", "document.name-deceiving")]
    [InlineData("a\u2066b\u2069.pdf", "document.name-deceiving")]
    [InlineData("a\u200Bb.pdf", "document.name-deceiving")]
    [InlineData("CON.pdf", "document.name-reserved")]
    [InlineData("lpt1.txt", "document.name-reserved")]
    [InlineData("nul .pdf", "document.name-reserved")]
    [InlineData(".pdf", "document.name-reserved")]
    public void A_name_that_deceives_or_harms_is_refused_with_what_is_wrong(string? given, string code) => Assert.Equal(code, IncomingName.Check(given).Problem!.Code);

    [Fact]
    public void Half_a_letter_is_none() => Assert.Equal("document.name-deceiving", IncomingName.Check("half \ud83d.pdf").Problem!.Code);

    [Fact]
    public void A_name_of_three_hundred_signs_is_refused_with_the_limit()
    {
        var problem = IncomingName.Check(new string('x', 296) + ".pdf").Problem!;
        Assert.Equal(("document.name-too-long", 200), (problem.Code, problem.Args[0]));
    }

    public static TheoryData<string, byte[], string> Kinds => new()
    {
        { "a.pdf", "%PDF-1.7 …"u8.ToArray(), ContentTypes.Pdf },
        { "a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1], "image/jpeg" },
        { "a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png" },
        { "a.HEIC", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], "image/heic" },
        { "IMG_0001.jpg", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], "image/heic" },
        { "a.webp", [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8], "image/webp" },
        { "a.docx", Zip("[Content_Types].xml"), ContentTypes.Word },
        { "a.xlsx", Zip("_rels/.rels"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "application/msword" },
        { "a.txt", "Bonjour, ça va ?"u8.ToArray(), "text/plain" },
        { "a.eml", "Received: from a by b\r\nSubject: x\r\n\r\nhi"u8.ToArray(), "message/rfc822" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_file_is_kept_as_what_it_is(string name, byte[] content, string type)
    {
        var taken = (await IncomingFile.TakeAsync(shelf, name, new MemoryStream(content), default)).Value;
        Assert.Equal((name, type, (long)content.Length), (taken.Name, taken.ContentType, taken.Shelved.Size));
        Assert.Equal(content, shelf.Read(taken.Shelved.Hash));
    }

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "vide.pdf", [], "document.empty" },
        { "facture.pdf", [.. "MZ"u8, 0x90, 0, 3], "document.not-what-it-says" },
        { "photo.jpg", "<html><script>alert(1)</script>"u8.ToArray(), "document.not-what-it-says" },
        { "film.heic", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0], "document.not-what-it-says" },
        { "note.txt", [.. "abc"u8, 0, .. "def"u8], "document.not-what-it-says" },
        { "lettre.docx", Zip("evil.exe"), "document.not-what-it-says" },
        { "courrier.eml", "pas un courrier"u8.ToArray(), "document.not-what-it-says" },
        { "outil.exe", [.. "MZ"u8], "document.kind-not-taken" },
        { "page.html", "<html>"u8.ToArray(), "document.kind-not-taken" },
        { "dessin.svg", "<svg/>"u8.ToArray(), "document.kind-not-taken" },
        { "lot.zip", Zip("a.pdf"), "document.kind-not-taken" },
        { "sans-fin", "abc"u8.ToArray(), "document.kind-not-taken" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_empty_of_another_kind_or_not_what_its_name_says_is_refused_and_nothing_is_kept(string name, byte[] content, string code)
    {
        Assert.Equal(code, (await IncomingFile.TakeAsync(shelf, name, new MemoryStream(content), default)).Problem!.Code);
        Assert.Equal(0, shelf.Count);
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_refused_when_the_limit_is_passed_and_nothing_is_kept()
    {
        var endless = new Endless(200L * 1024 * 1024, "%PDF-1.7"u8.ToArray());
        Assert.Equal("document.too-large", (await IncomingFile.TakeAsync(shelf, "gros.pdf", endless, default)).Problem!.Code);
        Assert.Equal(0, shelf.Count);
        Assert.True(endless.Given < 27 * 1024 * 1024, $"{endless.Given} bytes were read");
    }

    [Fact]
    public async Task The_largest_file_one_may_send_is_taken()
    {
        var most = new Endless(IncomingFile.MostMegabytes * 1024L * 1024, "%PDF-1.7"u8.ToArray());
        Assert.Equal(IncomingFile.MostMegabytes * 1024L * 1024, (await IncomingFile.TakeAsync(shelf, "juste.pdf", most, default)).Value.Shelved.Size);
    }

    [Fact]
    public async Task A_shelf_that_is_full_is_said_and_a_sender_who_is_gone_leaves_nothing()
    {
        shelf.Full = true;
        Assert.Equal("document.not-kept", (await IncomingFile.TakeAsync(shelf, "a.pdf", new MemoryStream("%PDF-1.4"u8.ToArray()), default)).Problem!.Code);
        shelf.Full = false;
        Assert.Equal(IncomingFile.Cut, (await IncomingFile.TakeAsync(shelf, "a.pdf", new Endless(100_000, "%PDF-1.4"u8.ToArray(), cutAt: 50_000), default)).Problem);
        Assert.Equal(0, shelf.Count);
    }

    public static TheoryData<string, string, int, string> Packages => new()
    {
        { "lettre.docx", "word/document.xml", 5000, "" },
        { "lettre.docx", "word/vbaProject.bin", 10, "document.macros" },
        { "tableau.xlsx", "xl/macrosheets/sheet1.xml", 10, "document.macros" },
        { "bombe.docx", "word/document.xml", 260 * 1024 * 1024, "document.bomb" },
    };

    [Theory, MemberData(nameof(Packages))]
    public async Task An_Office_file_with_programs_or_that_fills_a_computer_once_opened_is_refused_and_nothing_is_kept(string name, string part, int size, string code)
    {
        var taken = await IncomingFile.TakeAsync(shelf, name, new MemoryStream(Package(("[Content_Types].xml", 0, "<Types/>"), (part, size, ""))), default);
        Assert.Equal((code, code == "" ? 1 : 0), (taken.Problem?.Code ?? "", shelf.Count));
    }

    [Fact]
    public async Task A_program_under_another_name_is_one_by_what_the_file_declares_and_half_an_Office_file_is_none()
    {
        var renamed = Package(("[Content_Types].xml", 0, "<Types><Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"), ("word/autre.bin", 10, ""));
        Assert.Equal("document.macros", (await IncomingFile.TakeAsync(shelf, "a.docx", new MemoryStream(renamed), default)).Problem!.Code);
        Assert.Equal("document.not-what-it-says", (await IncomingFile.TakeAsync(shelf, "a.docx", new MemoryStream(renamed[..^30]), default)).Problem!.Code);
        Assert.Equal(0, shelf.Count);
    }

    private static byte[] Package(params (string Name, int Zeros, string Text)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size, text) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
                var zeros = new byte[1 << 20];
                for (var left = size; left > 0; left -= zeros.Length) entry.Write(zeros, 0, Math.Min(left, zeros.Length));
            }
        }
        return file.ToArray();
    }

    private static byte[] Zip(string entry)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry(entry).Open()) part.Write(Encoding.ASCII.GetBytes("content"));
        return file.ToArray();
    }

    /// <summary>Many bytes that are nowhere at once, as from the wire.</summary>
    private sealed class Endless(long length, byte[] head, long? cutAt = null) : Stream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
        {
            if (Given >= cutAt) throw new IOException("The connection was cut.");
            var count = (int)Math.Min(buffer.Length, length - Given);
            buffer.Span[..count].Clear();
            if (Given == 0) head.AsSpan(0, Math.Min(count, head.Length)).CopyTo(buffer.Span);
            Given += count;
            return ValueTask.FromResult(count);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
