using System.Collections;
using System.Text;
using Broker.Core;
using Broker.Core.Access;
using Broker.Core.Common;

namespace Broker.Tests.House;

/// <summary>
/// Who may do what: every verb and query of Core × every kind of caller, each cell tried for real on something of Transports Rivelaine.
/// A desk without a row fails the build. The rows are in AccessTable*.cs.
/// </summary>
public sealed class AccessTests(AccessScenes scenes) : IClassFixture<AccessScenes>
{
    public static TheoryData<string> Rows => [.. AccessTable.Rows.Select(row => row.Desk.Name)];

    [Fact]
    public void Every_verb_and_query_has_its_row()
    {
        Assert.True(BrokerCore.Desks.Count > 60, "the desks were not found");
        Assert.Equal(BrokerCore.Desks.Select(d => d.Name).Order(), AccessTable.Rows.Select(r => r.Desk.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Nobody_does_more_nor_less_than_the_table_says(string desk)
    {
        var row = AccessTable.Rows.Single(r => r.Desk.Name == desk);
        var scene = await scenes.TakeAsync();
        var (begun, seen) = (scene.Traces, "");
        foreach (var (caller, expected, at) in AccessTable.Callers(scene.World).Zip(row.Expected, Enumerable.Range(0, row.Expected.Length)).Reverse())
            seen = (OncePerOutcome && row.Expected.IndexOf(expected) != at ? expected : await OutcomeAsync(row, caller, scene)) + seen;
        var others = new StringBuilder();
        foreach (var (sign, expected) in AccessTable.Others.Zip(row.ExpectedOfOthers)) others.Append(sign == ' ' || OncePerOutcome ? expected : await OutcomeAsync(row, scene.Others[sign], scene));
        await scenes.GiveBackAsync(scene, desk.EndsWith("Query", StringComparison.Ordinal) && scene.Traces == begun);
        Assert.Equal($"{desk} {row.Expected} {row.ExpectedOfOthers}", $"{desk} {seen} {others}");
    }

    /// <summary>Who may what is decided by the same code on both databases: on the second, each desk is run by one who may, one to whom it is not there, one who may not.</summary>
    private static bool OncePerOutcome => World.WorldArchive.IsPostgres;

    private static async Task<char> OutcomeAsync(AccessRow row, Caller caller, AccessScene scene)
    {
        var before = scene.Traces;
        var outcome = await TryAsync(row, caller, scene);
        await scene.CountTracesAsync();
        // What was refused or not found left nothing behind.
        if (outcome != '+') Assert.Equal(before, scene.Traces);
        return outcome;
    }

    internal static async Task<char> TryAsync(AccessRow row, Caller caller, AccessScene scene)
    {
        try
        {
            var running = row.Call(scene.World.Services.GetService(row.Desk)!, caller, scene);
            await running;
            var answer = running.GetType().GetProperty("Result")?.GetValue(running);
            return row.Shows?.Invoke(answer) ?? IsSomething(answer) ? '+' : '-';
        }
        catch (Forbidden)
        {
            return '!';
        }
    }

    /// <summary>A problem other than "missing" is an answer to somebody who may ask.</summary>
    private static bool IsSomething(object? answer) => answer switch
    {
        null => false,
        Result result => result.Problem?.Code != Problem.Missing.Code,
        string => true,
        ICollection list => list.Count > 0,
        _ when answer.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>) => (int)type.GetProperty("Total")!.GetValue(answer)! > 0,
        _ => true,
    };
}

/// <param name="Expected">One sign a caller, in the order of <see cref="AccessTable.Callers"/>: + allowed, - missing (what one may not see does not exist), ! forbidden.</param>
/// <param name="Others">The same for <see cref="AccessTable.Others"/>; a point, or nothing at all, for what follows from the former.</param>
/// <param name="Shows">When an answer says something though it is not a list or a result.</param>
public sealed record AccessRow(Type Desk, string Expected, string Others, Func<object, Caller, AccessScene, Task> Call, Func<object?, bool?>? Shows = null)
{
    public string ExpectedOfOthers => string.Concat(AccessTable.Others.Select((sign, at) =>
        sign == ' ' ? ' ' : Others.Length > at && Others[at] != '.' ? Others[at] : AccessTable.ByDefault(sign, Expected)));
}
