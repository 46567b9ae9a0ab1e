using Broker.Core.Extranet;
using Broker.Tests.House;

namespace Broker.Tests.Extranet;

/// <summary>The table of what clients' acts lead to says nothing the program does not do.</summary>
public sealed class ClientActsTests
{
    private static readonly string Core = string.Join('\n', SourceTree.Under("Broker.Core", ".cs").Where(f => f.Name != "ClientActs.cs").Select(f => f.Text));

    public static TheoryData<string> Codes => [.. ClientActs.All.SelectMany(a => a.Events.Append(a.Notice)).OfType<string>().Distinct()];

    [Theory, MemberData(nameof(Codes))]
    public void Each_line_and_notice_it_names_is_written_somewhere(string code) => Assert.Contains($"\"{code}\"", Core);
}
