namespace Broker.Tests.House;

public sealed class SizeTests
{
    private const int Page = 150, Dialog = 120, Anything = 250;

    [Fact]
    public void Files_stay_small_enough_to_be_read_at_once()
    {
        var tooLong = SourceTree.Under("Broker.Core", ".cs").Concat(SourceTree.Under("Broker.Portal", ".cs", ".razor")).Concat(SourceTree.Under("Broker.Tests", ".cs", ".razor"))
            .Select(file => (File: file, Lines: file.Text.AsSpan().TrimEnd().Count('\n') + 1, Most: MostFor(file.Name)))
            .Where(f => f.Lines > f.Most)
            .Select(f => $"{f.File} has {f.Lines} lines, {f.Most} at most: split it by subject.")
            .ToList();
        Assert.True(tooLong.Count == 0, string.Join(Environment.NewLine, tooLong));
    }

    private static int MostFor(string name) =>
        name.EndsWith("Page.razor", StringComparison.Ordinal) ? Page : name.EndsWith("Dialog.razor", StringComparison.Ordinal) ? Dialog : Anything;
}
