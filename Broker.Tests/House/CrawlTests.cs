using System.Collections;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Broker.Core;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.House;

/// <summary>
/// Every read of Core, exports and searches among them, asked by each kind of client's person with every kind of id, their own and others': no answer
/// names another client, nor, to whoever sees only some things of an account, what is not shared with them.
/// </summary>
public sealed class CrawlTests(AccessScenes scenes) : IClassFixture<AccessScenes>
{
    private static readonly JsonSerializerOptions Plain = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>What a page asks before it knows where somebody is at home: their own accounts, by name.</summary>
    private static readonly HashSet<string> OfNobodyYet = ["InvitationQuery"];

    /// <summary>What is kept from whom is asked of both databases in the same words: of the second, by those whom most of the words are about.</summary>
    public static TheoryData<char> Everybody => [.. World.WorldArchive.IsPostgres ? "NKvpr" : "NFLKldfwvoPpmMrSa-"];

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task No_answer_names_another_client(char who)
    {
        await using var scene = await scenes.TakeAsync();
        var caller = scene.Of(who);
        var marks = await CrawlMarks.ReadAsync(scene.World);
        var own = caller.ClientId ?? Guid.Empty;
        IReadOnlyCollection<Guid> near = who is 'P' or 'p' ? [Cast.Rivelaine.Id, Cast.RivelaineNord.Id] : [];
        var hidden = await marks.HiddenFromAsync(scene.World, caller);
        var ids = Asked(marks, own);
        List<string> found = [];
        var answers = 0;
        foreach (var desk in BrokerCore.Desks.Where(d => (d.Name.EndsWith("Query", StringComparison.Ordinal) || d.Name.StartsWith("Export", StringComparison.Ordinal) || d.Name.EndsWith("Counters", StringComparison.Ordinal)) && !OfNobodyYet.Contains(d.Name)))
        {
            var run = desk.GetMethod("RunAsync")!;
            foreach (var arguments in ArgumentsOf(run, caller, own, ids))
            {
                if (await AnswerAsync(run, scene.World.Services.GetRequiredService(desk), arguments) is not { } answer) continue;
                answers++;
                found.AddRange(marks.FoundIn(answer, own, near, hidden).Select(mark => $"{desk.Name}({string.Join(", ", arguments.Skip(1).Select(Said))}) shows {mark}"));
            }
        }
        Assert.True("Sa-".Contains(who) || answers > 50, $"only {answers} answers");
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(40)));
    }

    /// <summary>Of each kind of row one of one's own and one of somebody else's, and one that never was.</summary>
    private static List<Guid> Asked(CrawlMarks marks, Guid own) =>
        [.. marks.Rows.GroupBy(r => r.Kind).SelectMany(kind => new[] { kind.Where(r => r.Client == own).Select(r => r.Id).FirstOrDefault(), kind.Where(r => r.Client != own).Select(r => r.Id).FirstOrDefault() }).Where(id => id != default), Guid.NewGuid()];

    private static IEnumerable<object?[]> ArgumentsOf(MethodInfo run, Caller caller, Guid own, List<Guid> ids)
    {
        var parameters = run.GetParameters();
        var takesClient = parameters.Any(p => p.Name == "clientId") || parameters.Any(p => Inner(p.ParameterType)?.GetProperty("ClientId") is not null);
        var takesOther = parameters.Any(p => IsId(p.ParameterType) && p.Name != "clientId") || parameters.Any(p => Inner(p.ParameterType)?.GetProperties().Any(i => IsId(i.PropertyType) && i.Name != "ClientId") == true);
        var clients = takesClient ? new[] { own, ids.First(id => id != own) == own ? Cast.Rivelaine.Id : own == Cast.Rivelaine.Id ? Cast.Pelissier.Id : Cast.Rivelaine.Id } : [own];
        foreach (var client in clients)
            // Without a word about what, too: everything of a kind.
            foreach (var other in takesOther ? [.. ids, Guid.Empty] : new List<Guid> { Guid.Empty })
                foreach (var kind in KindsOf(parameters))
                    yield return [.. parameters.Select(p => kind is not null && p.ParameterType == kind.GetType() ? kind : ValueOf(p, caller, client, other))];
    }

    /// <summary>Each value of what a read asks to be told, where it asks.</summary>
    private static IEnumerable<object?> KindsOf(ParameterInfo[] parameters) =>
        parameters.FirstOrDefault(p => p.ParameterType.IsEnum && !p.HasDefaultValue) is { } kind ? Enum.GetValues(kind.ParameterType).Cast<object?>() : [null];

    private static object? ValueOf(ParameterInfo parameter, Caller caller, Guid client, Guid other) => parameter.ParameterType switch
    {
        var type when type == typeof(Caller) => caller,
        var type when type == typeof(CancellationToken) => default(CancellationToken),
        var type when IsId(type) => parameter.Name == "clientId" ? client : other == Guid.Empty && type == typeof(Guid?) ? null : other,
        var type when type == typeof(string) => "r",
        var type when Inner(type) is not null => Filled(type, client, other),
        _ when parameter.HasDefaultValue => parameter.DefaultValue,
        var type when type.IsValueType => Activator.CreateInstance(type),
        _ => null,
    };

    private static object? Filled(Type type, Guid client, Guid other)
    {
        try
        {
            var input = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties().Where(p => p.CanWrite && IsId(p.PropertyType)))
                property.SetValue(input, property.Name == "ClientId" ? client : other == Guid.Empty ? property.PropertyType == typeof(Guid) ? other : null : other);
            return input;
        }
        catch (MissingMethodException)
        {
            return null;
        }
    }

    private static bool IsId(Type type) => type == typeof(Guid) || type == typeof(Guid?);

    /// <summary>A form or a filter of the desk's own.</summary>
    private static Type? Inner(Type type) => type.IsClass && type != typeof(string) && type != typeof(Caller) && type.Namespace?.StartsWith("Broker.Core", StringComparison.Ordinal) == true ? type : null;

    private static async Task<string?> AnswerAsync(MethodInfo run, object desk, object?[] arguments)
    {
        object? answer;
        try
        {
            var running = (Task)run.Invoke(desk, arguments)!;
            await running;
            answer = running.GetType().GetProperty("Result")?.GetValue(running);
        }
        catch (Exception e) when ((e is TargetInvocationException ? e.InnerException : e) is Forbidden or ArgumentException or NullReferenceException or InvalidOperationException)
        {
            return null;
        }
        if (answer is Result result) answer = result.Failed ? result.Problem.Args : answer.GetType().GetProperty("Value")?.GetValue(answer);
        return answer switch
        {
            null => null,
            string text => text,
            ICollection { Count: 0 } => null,
            _ => JsonSerializer.Serialize(answer, Plain),
        };
    }

    private static string Said(object? value) => value switch { null => "–", CancellationToken => "", Guid or string or int or bool or Enum => value.ToString()!, _ => string.Join(" ", value.GetType().GetProperties().Where(p => IsId(p.PropertyType)).Select(p => $"{p.Name}={p.GetValue(value)}")) };
}
