using System.Globalization;
using System.Reflection;
using Broker.Core.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Kit;

/// <summary>Turns a problem into its sentence, whichever capability's texts hold it, so that any page can show any problem.</summary>
public sealed class ProblemTexts
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

    /// <summary>Also for what the product wrote into a history or a notification: a code, and values each reader reads in their own language.</summary>
    public string Of(string code, IReadOnlyList<object?> values)
    {
        var found = Find(code);
        var pattern = found ?? Find("common.unknown") + " ({0})";
        object?[] args = found is null ? [code] : [.. values.Select(formats.Show)];
        return args.Length == 0 ? pattern : string.Format(CultureInfo.CurrentCulture, pattern, args);
    }

    /// <summary>The marker classes that have texts beside them.</summary>
    public static IEnumerable<Type> TextTypes(Assembly assembly)
    {
        var resources = assembly.GetManifestResourceNames().ToHashSet();
        return assembly.GetTypes().Where(type => resources.Contains(type.FullName + ".resources"));
    }

    private string? Find(string code) =>
        sources.Select(source => source[code]).FirstOrDefault(found => !found.ResourceNotFound)?.Value;
}
