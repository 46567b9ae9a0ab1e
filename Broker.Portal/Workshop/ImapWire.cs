using System.Globalization;
using System.Text;
using Broker.Core.Communication.Mailboxes;

namespace Broker.Portal.Workshop;

/// <summary>
/// The words of IMAP (RFC 3501) over a stream: lines, and between them stretches of bytes whose length is announced. Whatever the server says is bounded in
/// length and in time.
/// </summary>
internal sealed class ImapWire(Stream stream) : IAsyncDisposable
{
    private const int LongestLine = 4 * 1024 * 1024, MostPieces = 64;
    private const long LongestPassedOver = 512L * 1024 * 1024;

    /// <summary>For a sign of life, and for all the server says in one breath: a large mail over a slow line.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), PatienceInAll = TimeSpan.FromMinutes(4);

    private readonly byte[] buffer = new byte[32 * 1024];
    private Stream stream = stream;
    private int at, end, tag;

    /// <summary>What the server says in one breath: its text, with "{}" where a stretch of bytes was, and these stretches; a longer one than was asked for is empty.</summary>
    public sealed record Response(string Text, IReadOnlyList<byte[]> Pieces)
    {
        public bool Is(string word) => Text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Another stream on top of this one. What the server said too early may be somebody else's words, and is not believed.</summary>
    public void Raise(Func<Stream, Stream> onto)
    {
        if (at < end) throw new MailboxRefused(MailboxRefused.NotSecret);
        stream = onto(stream);
    }

    public Stream Under => stream;

    public async Task SayAsync(string line, CancellationToken ct)
    {
        await GuardAsync(async inTime =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), inTime);
            await stream.FlushAsync(inTime);
            return 0;
        }, ct, Patience);
    }

    /// <summary>Says a command and hears all the server answers; the last one is its verdict: "OK …", "NO …" or "BAD …".</summary>
    /// <param name="secret">Said when the server asks for more.</param>
    /// <param name="longest">Of all stretches of bytes together.</param>
    public async Task<(IReadOnlyList<Response> Told, string Verdict)> AskAsync(string command, CancellationToken ct, string? secret = null, long longest = 64 * 1024)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"b{++tag}");
        await SayAsync($"{name} {command}", ct);
        var told = new List<Response>();
        while (true)
        {
            var heard = await HearAsync(longest, ct);
            longest -= heard.Pieces.Sum(piece => (long)piece.Length);
            if (heard.Is(name + " ")) return (told, heard.Text[(name.Length + 1)..]);
            if (heard.Is("* BYE") && !command.StartsWith("LOGOUT", StringComparison.Ordinal)) throw new MailboxRefused(MailboxRefused.Unreachable, heard.Text[2..]);
            if (!heard.Is("+")) told.Add(heard);
            else
            {
                await SayAsync(secret ?? "*", ct);
                secret = null;
            }
        }
    }

    public Task<Response> HearAsync(long longest, CancellationToken ct) => GuardAsync(async inTime =>
    {
        var (text, pieces) = (new StringBuilder(), new List<byte[]>());
        while (true)
        {
            var line = await LineAsync(inTime);
            if (text.Length + line.Length > LongestLine) throw new MailboxRefused(MailboxRefused.NoMail);
            if (LengthOf(line, out var before) is not { } length)
            {
                text.Append(line);
                return new Response(text.ToString(), pieces);
            }
            if (length > LongestPassedOver || pieces.Count >= MostPieces) throw new MailboxRefused(MailboxRefused.NoMail);
            text.Append(before).Append("{}");
            // Longer than it was said to be: passed over, so that what follows is understood.
            pieces.Add(await BytesAsync(length, keep: length <= longest, inTime));
            longest -= pieces[^1].Length;
        }
    }, ct, PatienceInAll);

    /// <summary>"… BODY[] {1234}": a stretch of so many bytes follows the line.</summary>
    private static long? LengthOf(string line, out string before)
    {
        var open = line.EndsWith('}') ? line.LastIndexOf('{') : -1;
        before = open < 0 ? line : line[..open];
        return open >= 0 && long.TryParse(line.AsSpan(open + 1, line.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
    }

    private async Task<string> LineAsync(CancellationToken ct)
    {
        var line = new MemoryStream();
        while (true)
        {
            if (at == end && !await FillAsync(ct)) throw new MailboxRefused(MailboxRefused.Unreachable);
            var feed = Array.IndexOf(buffer, (byte)'\n', at, end - at);
            var stop = feed < 0 ? end : feed;
            line.Write(buffer, at, stop - at);
            if (line.Length > LongestLine) throw new MailboxRefused(MailboxRefused.NoMail);
            at = feed < 0 ? end : feed + 1;
            if (feed >= 0) return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
        }
    }

    private async Task<byte[]> BytesAsync(long length, bool keep, CancellationToken ct)
    {
        // Grown as it comes: a length that is only claimed takes no memory.
        var bytes = new MemoryStream();
        for (var left = length; left > 0;)
        {
            if (at == end && !await FillAsync(ct)) throw new MailboxRefused(MailboxRefused.Unreachable);
            var take = (int)Math.Min(end - at, left);
            if (keep) bytes.Write(buffer, at, take);
            (at, left) = (at + take, left - take);
        }
        return bytes.ToArray();
    }

    private async Task<bool> FillAsync(CancellationToken ct)
    {
        at = end = 0;
        end = await GuardAsync(async inTime => await stream.ReadAsync(buffer, inTime), ct, Patience);
        return end > 0;
    }

    private static async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> talk, CancellationToken ct, TimeSpan most)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(most);
        try
        {
            return await talk(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new MailboxRefused(MailboxRefused.Unreachable);
        }
        catch (IOException e)
        {
            throw new MailboxRefused(MailboxRefused.Unreachable, e.Message);
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
