using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>
/// What the search box proposes, by kind: what is called exactly so, then what begins with it or has a value or a word of its name that does, then names that hold it.
/// Only when there is none of these: what holds it anywhere, or all its words; then names nearly spelt so. Each step looks at so many at most, however many there are,
/// and none can hide what is called exactly so. Under three letters only beginnings.
/// </summary>
public sealed class SearchQuery(BrokerStore store)
{
    public const int MostOfAKind = 5, FewestLetters = 2;
    private const int Inside = 3, Compared = 40, Tried = 3, Few = 100, Short = 4, Spellings = 20;
    private static readonly SearchKind[] Kinds = Enum.GetValues<SearchKind>(), Called = [SearchKind.Client, SearchKind.Contact, SearchKind.Vehicle];

    /// <param name="Id">The contract, for its receipts and vehicles too.</param>
    /// <param name="Title">Client's or contact's name, number, or plate.</param>
    /// <param name="Detail">Client's reference, or the name of the client it belongs to.</param>
    /// <param name="Matched">The value that was found, when it is not the title: an e-mail address, a SIREN.</param>
    /// <param name="Nearly">Found by a name nearly spelt so.</param>
    public sealed record Hit(SearchKind Kind, Guid Id, Guid ClientId, string Title, string Detail, string? Matched, bool Nearly);

    public async Task<IReadOnlyList<Hit>> RunAsync(Caller by, string? typed, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var dialled = Searchable.IsPhone(typed ?? "");
        var (text, words) = dialled ? (Searchable.Phone(typed), []) : (Searchable.Fold(typed), Searchable.Pieces(typed).ToList());
        if (text.Length < FewestLetters) return [];

        var found = new Finds();
        if (text.Length < Inside) found.Add(await db.Search.CalledAsync(Called, text, MostOfAKind, ct));
        else await HoldingAsync(db, text, words, found, ct);
        // Fourteen digits are a SIRET, whose first nine are the company's own.
        if (found.Count == 0 && text.Length == 14 && text.All(char.IsAsciiDigit)) await HoldingAsync(db, text[..9], [], found, ct);
        if (found.Count == 0) await NearlyAsync(db, dialled ? [] : [.. Searchable.Words(typed)], found, ct);
        return await SearchHits.ReadAsync(db, found, text.Length == 14 && text.All(char.IsAsciiDigit) ? [text[..9], .. words] : [text, .. words], ct);
    }

    private static async Task HoldingAsync(BrokerDb db, string text, List<string> words, Finds found, CancellationToken ct)
    {
        found.Add(await db.Search.CalledAsync(Kinds, text, MostOfAKind, ct));
        found.Add(Ranked(await db.Search.BeginningAsync(text, Few, ct), text));
        // A name's middle: the words that hold it are few, however many bear them.
        if (text.All(char.IsLetter) && found.Wanted.Any(kind => kind is SearchKind.Client or SearchKind.Contact)
            && await db.Search.NamesHoldingAsync(text, Spellings, ct) is { Count: > 0 } names)
            found.Add(Ranked(await db.Search.BearingAsync([[text, .. names]], Few, ct), text));
        if (found.Count == 0 || text.Length <= Short) found.Add(Ranked(await db.Search.FindAsync([], [text], Few, ct), text));
        if (found.Count == 0 && words.Count > 1 && words.Exists(word => word.Length >= Inside))
            found.Add((await db.Search.FindAsync(Kinds, [.. words.OrderByDescending(word => word.Length)], MostOfAKind, ct)).OrderBy(e => e.Text.Length));
    }

    private static IEnumerable<SearchIndex.Found> Ranked(List<SearchIndex.Found> found, string text) => found
        .OrderBy(e => e.Text.Contains($"|{text}|") ? 0 : e.Text.Contains($"|{text}") ? 1 : e.Text.Contains($":{text}:") ? 2 : e.Text.Contains($":{text}") ? 3 : 4).ThenBy(e => e.Text.Length);

    /// <summary>Each word as it is, or as the names spell it that come nearest to it.</summary>
    private static async Task NearlyAsync(BrokerDb db, List<string> words, Finds found, CancellationToken ct)
    {
        List<List<string>> spelt = [[]];
        foreach (var word in words)
        {
            var alike = word.Length < SearchWord.Shortest || word.Any(char.IsDigit) ? [word] : await AlikeAsync(db, word, ct);
            spelt = [.. spelt.SelectMany(_ => alike, (before, next) => (List<string>)[.. before, next]).Take(Tried)];
        }
        foreach (var way in spelt.Where(way => way.Exists(word => word.Length >= Inside) && !way.SequenceEqual(words)))
        {
            var alike = await db.Search.FindAsync([SearchKind.Client, SearchKind.Contact], [.. way.OrderByDescending(word => word.Length)], MostOfAKind, ct);
            found.Add(alike, nearly: true);
        }
    }

    private static async Task<List<string>> AlikeAsync(BrokerDb db, string word, CancellationToken ct)
    {
        var most = Spelling.MostErrors(word);
        var swapped = Spelling.Swapped(word).Select(w => $"|{w}|").ToList();
        var known = await db.SearchWords.Where(w => swapped.Contains(w.Word)).Select(w => w.Word).ToListAsync(ct);
        return
        [
            .. known.Concat(await db.Search.AlikeAsync($"|{word}|", Compared, ct)).Distinct().Select(w => w.Trim('|'))
                .Select(w => (Word: w, Errors: Spelling.Errors(word, w))).Where(w => w.Errors <= most)
                .OrderBy(w => w.Errors).ThenBy(w => Math.Abs(w.Word.Length - word.Length)).Take(Tried).Select(w => w.Word),
        ];
    }

    /// <summary>What was found so far, best first, and the kinds there is room for.</summary>
    internal sealed class Finds
    {
        private readonly Dictionary<Guid, (SearchIndex.Found Entry, bool Nearly)> all = [];

        public int Count => all.Count;

        public IReadOnlyCollection<SearchKind> Wanted => [.. Enum.GetValues<SearchKind>().Where(kind => Of(kind).Count < MostOfAKind)];

        public IReadOnlyList<(SearchIndex.Found Entry, bool Nearly)> Of(SearchKind kind) => [.. all.Values.Where(f => f.Entry.Kind == kind.ToString()).Take(MostOfAKind)];

        public void Add(IEnumerable<SearchIndex.Found> entries, bool nearly = false)
        {
            foreach (var entry in entries) all.TryAdd(entry.SubjectId, (entry, nearly));
        }
    }
}
