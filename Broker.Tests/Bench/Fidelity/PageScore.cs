namespace Broker.Tests.Bench.Fidelity;

/// <summary>How near one document's pages are to the reference's; one is best.</summary>
/// <param name="Words">The two bags of words, overlapped.</param>
/// <param name="Recall">Share of the reference's words that we print.</param>
/// <param name="Order">The longest run of words in one order, against both.</param>
/// <param name="OnPage">Bags of words overlapped page by page.</param>
/// <param name="Ink">Inked cells of about a millimetre and a half that the other page inks too, at most one cell away.</param>
internal sealed record PageScore(string Name, int Pages, int ReferencePages, double Words, double Recall, double Order, double OnPage, double Ink, string Remarks)
{
    public double SamePages => Pages == ReferencePages ? 1 : 0;

    public static PageScore Of(string name, PrintedPages reference, PrintedPages ours, string remarks)
    {
        var (all, mine) = (reference.Words.SelectMany(w => w).ToList(), ours.Words.SelectMany(w => w).ToList());
        var pages = Math.Max(reference.Count, ours.Count);
        var common = Common(all, mine);
        double onPage = 0, ink = 0;
        for (var i = 0; i < Math.Min(reference.Count, ours.Count); i++)
        {
            onPage += Share(2 * Common(reference.Words[i], ours.Words[i]), reference.Words[i].Count + ours.Words[i].Count);
            ink += Overlap(reference.Inked[i], ours.Inked[i]);
        }
        return new(name, ours.Count, reference.Count, Share(2 * common, all.Count + mine.Count), Share(common, all.Count), Share(2 * InOrder(all, mine), all.Count + mine.Count), onPage / pages, ink / pages, remarks);
    }

    private static double Share(double part, double whole) => whole == 0 ? 1 : part / whole;

    private static int Common(IEnumerable<string> a, IEnumerable<string> b)
    {
        var left = a.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        return b.GroupBy(w => w).Sum(g => Math.Min(g.Count(), left.GetValueOrDefault(g.Key)));
    }

    private static int InOrder(List<string> a, List<string> b)
    {
        var row = new int[b.Count + 1];
        foreach (var word in a)
        {
            var corner = 0;
            for (var j = 1; j <= b.Count; j++)
            {
                var above = row[j];
                row[j] = b[j - 1] == word ? corner + 1 : Math.Max(above, row[j - 1]);
                corner = above;
            }
        }
        return row[^1];
    }

    private static double Overlap(HashSet<(int X, int Y)> a, HashSet<(int X, int Y)> b)
    {
        static int Near(HashSet<(int X, int Y)> some, HashSet<(int X, int Y)> others) =>
            some.Count(c => Enumerable.Range(-1, 3).Any(dy => Enumerable.Range(-1, 3).Any(dx => others.Contains((c.X + dx, c.Y + dy)))));
        return Share(Near(a, b) + Near(b, a), a.Count + b.Count);
    }
}
