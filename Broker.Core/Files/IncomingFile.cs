using Broker.Core.Common;

namespace Broker.Core.Files;

/// <param name="Name">As it is kept.</param>
public sealed record ReceivedFile(string Name, string ContentType, ShelvedFile Shelved)
{
    /// <summary>The row to be saved: the file is on the shelf before any row speaks of it.</summary>
    public StoredFile ToStored(DateTime now) => new() { Hash = Shelved.Hash, Size = Shelved.Size, ContentType = ContentType, CreatedAt = now };
}

/// <summary>A file somebody outside sends: name, kind and size are looked at on its way to the shelf, where it never lies half or refused. Nothing of it is held in memory.</summary>
public static class IncomingFile
{
    public const int MostMegabytes = 25;
    private const long Most = MostMegabytes * 1024L * 1024;
    private const string Field = "FileName";

    /// <summary>It did not come whole: it may be sent again.</summary>
    public static readonly Problem Cut = new("document.cut", Field);

    public static async Task<Result<ReceivedFile>> TakeAsync(IFileShelf shelf, string? fileName, Stream content, CancellationToken ct)
    {
        var name = IncomingName.Check(fileName);
        if (name.Failed) return name.Problem;
        if (!FileKinds.Endings.Contains(Path.GetExtension(name.Value).ToLowerInvariant())) return new Problem("document.kind-not-taken", Field);

        try
        {
            var head = new byte[FileKinds.Head];
            var sender = new Sender(content);
            var read = await sender.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
            if (read == 0) return new Problem("document.empty", Field);
            if (FileKinds.Of(name.Value, head.AsSpan(0, read)) is not { } type) return new Problem("document.not-what-it-says", Field);
            await using var whole = new Measured(head.AsMemory(0, read), sender);
            return new ReceivedFile(name.Value, type, await shelf.PutAsync(whole, OfficePackage.Is(name.Value) ? Look : null, ct));
        }
        catch (Refused refused)
        {
            ct.ThrowIfCancellationRequested();
            return refused.Problem;
        }
        catch (IOException)
        {
            ct.ThrowIfCancellationRequested();
            return new Problem("document.not-kept", Field);
        }
    }

    private static void Look(Stream whole)
    {
        if (OfficePackage.Check(whole) is { } problem) throw new Refused(problem);
    }

    /// <summary>Through the shelf, which forgets what it had.</summary>
    private sealed class Refused(Problem problem) : Exception(problem.Code)
    {
        public Problem Problem => problem;
    }

    /// <summary>Who stops halfway, or keeps one waiting too long, is no fault of the shelf's.</summary>
    private sealed class Sender(Stream content) : OneWay
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
        {
            try
            {
                return await content.ReadAsync(buffer, ct);
            }
            catch (IOException)
            {
                throw new Refused(Cut);
            }
        }
    }

    /// <summary>What was looked at, then the rest, up to the limit.</summary>
    private sealed class Measured(ReadOnlyMemory<byte> head, Stream rest) : OneWay
    {
        private long passed;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
        {
            int read;
            if (passed < head.Length)
            {
                read = Math.Min(buffer.Length, head.Length - (int)passed);
                head.Slice((int)passed, read).CopyTo(buffer);
            }
            else read = await rest.ReadAsync(buffer, ct);
            passed += read;
            return passed <= Most ? read : throw new Refused(new("document.too-large", Field));
        }
    }

    private abstract class OneWay : Stream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken ct) => ReadAsync(buffer.AsMemory(offset, count), ct).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
