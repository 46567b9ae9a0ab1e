using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Kit;

/// <summary>Turns a problem into its sentence, whichever capability's texts hold it, so that any page can show any problem.</summary>
public sealed partial class ProblemTexts
{
    private readonly IReadOnlyList<IStringLocalizer> sources;
    private readonly Formats formats;

    public ProblemTexts(IStringLocalizerFactory factory, Formats formats) : this(factory, formats, TextTypes(typeof(CommonText).Assembly)) { }

    public ProblemTexts(IStringLocalizerFactory factory, Formats formats, IEnumerable<Type> textTypes)
    {
        this.formats = formats;
        sources = [factory.Create(typeof(CommonText)), .. textTypes.Where(t => t != typeof(CommonText)).Select(factory.Create)];
    }

    public string Of(Problem problem) => Of(problem.Code, problem.Args);

    /// <summary>What the product wrote into a history or a notification: days as 2026-12-31, states as ContractState.InForce, long work as job.hand-over, else words.</summary>
    public string Told(string code, IReadOnlyList<string> values) => Of(code, [.. values.Select(Read)]);

    /// <summary>A code, and values each reader reads in their own language.</summary>
    public string Of(string code, IReadOnlyList<object?> values)
    {
        var found = Find(code);
        var pattern = found ?? Find("common.unknown") + " ({0})";
        object?[] args = found is null ? [code] : [.. values.Select(Worded)];
        return args.Length == 0 ? pattern : string.Format(CultureInfo.CurrentCulture, pattern, args);
    }

    /// <summary>Where something is in use, and how often: segment des clients (12), catégorie de tâches (3).</summary>
    public string Where(IEnumerable<Use> uses) => string.Join(", ",
        uses.GroupBy(u => u.Place).Select(place => $"{Find($"use.{place.Key}") ?? place.Key} ({formats.Number(place.Sum(u => u.Count))})"));

    /// <summary>The marker classes that have texts beside them.</summary>
    public static IEnumerable<Type> TextTypes(Assembly assembly)
    {
        var resources = assembly.GetManifestResourceNames().ToHashSet();
        return assembly.GetTypes().Where(type => resources.Contains(type.FullName + ".resources"));
    }

    private object? Worded(object? value) => value switch
    {
        Enum state => Find($"{state.GetType().Name}.{state}") ?? state.ToString(),
        IEnumerable<Use> uses => Where(uses),
        _ => formats.Show(value),
    };

    private object Read(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : value.Split(", ").Select(name => StateName().IsMatch(name) ? Find(name) : null).ToList() is var states && !states.Contains(null) ? string.Join(", ", states)
        : value;

    [GeneratedRegex(@"^([A-Z]\w+\.[A-Z]\w+|job\.[a-z-]+)$")]
    private static partial Regex StateName();

    private string? Find(string code) =>
        sources.Select(source => source[code]).FirstOrDefault(found => !found.ResourceNotFound)?.Value;
}
