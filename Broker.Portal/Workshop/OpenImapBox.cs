using System.Globalization;
using System.Text;
using Broker.Core.Communication;
using Broker.Core.Communication.Mailboxes;

namespace Broker.Portal.Workshop;

internal sealed class OpenImapBox(ImapWire wire, long validity, int count) : IOpenLetterBox
{
    private const int HeadLength = 64 * 1024, SizesAtOnce = 100;
    private const long LongestMail = FileReceivedMail.MostMegabytes * 1024L * 1024;

    public long Validity => validity;
    public int Count => count;

    public async Task<IReadOnlyList<BoxSlip>> ListAsync(long after, DateOnly since, int most, CancellationToken ct = default)
    {
        // "n:*" always names the last mail, even one that was taken.
        var which = after > 0 ? string.Create(CultureInfo.InvariantCulture, $"UID {after + 1}:*") : $"SINCE {ImapWords.Day(since)}";
        var (found, verdict) = await wire.AskAsync($"UID SEARCH {which}", ct);
        Demand(verdict);
        var uids = found.SelectMany(line => ImapWords.Found(line.Text)).Where(uid => uid > after).Distinct().Order().Take(most).ToList();
        var slips = new List<BoxSlip>();
        foreach (var some in uids.Chunk(SizesAtOnce))
        {
            var (told, said) = await wire.AskAsync($"UID FETCH {string.Join(',', some)} (UID RFC822.SIZE)", ct);
            Demand(said);
            foreach (var line in told)
                if (ImapWords.Number(line.Text, "UID ") is { } uid && ImapWords.Number(line.Text, "RFC822.SIZE ") is { } size && some.Contains(uid)) slips.Add(new(uid, size));
        }
        return [.. slips.DistinctBy(slip => slip.Uid).OrderBy(slip => slip.Uid)];
    }

    public Task<byte[]?> ReadAsync(long uid, CancellationToken ct = default) => FetchAsync(uid, "BODY.PEEK[]", ct);

    public Task<byte[]?> ReadHeadAsync(long uid, CancellationToken ct = default) => FetchAsync(uid, string.Create(CultureInfo.InvariantCulture, $"BODY.PEEK[HEADER]<0.{HeadLength}>"), ct);

    private async Task<byte[]?> FetchAsync(long uid, string what, CancellationToken ct)
    {
        var (told, verdict) = await wire.AskAsync(string.Create(CultureInfo.InvariantCulture, $"UID FETCH {uid} (UID {what})"), ct, longest: LongestMail + 1024 * 1024);
        Demand(verdict);
        return told.Where(line => line.Text.Contains("BODY[", StringComparison.OrdinalIgnoreCase) && line.Pieces.Count > 0).Select(line => line.Pieces[0]).FirstOrDefault();
    }

    private static void Demand(string verdict)
    {
        if (!ImapBox.Ok(verdict)) throw new MailboxRefused(MailboxRefused.Unreachable, verdict);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var shortly = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            await wire.AskAsync("LOGOUT", shortly.Token);
        }
        catch (Exception e) when (e is MailboxRefused or OperationCanceledException or ObjectDisposedException)
        {
            // It is left either way.
        }
        await wire.DisposeAsync();
    }
}
