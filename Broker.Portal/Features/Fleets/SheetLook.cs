using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Products;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Fleets;

/// <summary>How sheets look, wherever they are read.</summary>
internal static class SheetLook
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static string Export(Caller me, Guid clientId, Guid? contractId, ItemKind kind, string format, bool empty = false) =>
        $"{(me.ClientId is null ? "/clients" : "/space")}/{clientId}/items-export?format={format}{(contractId is null ? $"&kind={kind}" : $"&contract={contractId}")}{(empty ? "&empty=true" : null)}";

    /// <summary>In the sheet's own words.</summary>
    public static string Column(ItemKind kind, string name) => SheetColumns.Of(kind).FirstOrDefault(c => c.Name == name) is { } column ? English ? column.English : column.French : name;

    /// <summary>Which column, and what is the matter with it.</summary>
    public static string Why(ItemKind kind, SheetProblem problem, ProblemTexts texts)
    {
        var sentence = texts.Told(problem.Code, problem.Args);
        var field = problem.Field == "EffectiveOn" ? SheetColumns.Entry : problem.Field;
        return field is null || SheetColumns.Of(kind).All(c => c.Name != field) ? sentence : $"{Column(kind, field)}{(English ? ": " : "\u00A0: ")}{sentence}";
    }

    public static Tone ToneOf(SheetOutcome outcome) => outcome switch
    {
        SheetOutcome.Added => Tone.Good,
        SheetOutcome.Changed => Tone.Info,
        SheetOutcome.Left => Tone.Warn,
        SheetOutcome.Refused => Tone.Bad,
        _ => Tone.Plain,
    };

    public static string IconOf(SheetOutcome outcome) => outcome switch
    {
        SheetOutcome.Added => "in",
        SheetOutcome.Changed => "edit",
        SheetOutcome.Left => "out",
        SheetOutcome.Refused => "stop",
        _ => "dash",
    };

    public static Tone ToneOf(SheetState state) => state switch
    {
        SheetState.Written => Tone.Good,
        SheetState.Failed => Tone.Bad,
        SheetState.Overtaken => Tone.Warn,
        SheetState.Compared => Tone.Plain,
        _ => Tone.Info,
    };
}
