using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.House;

/// <summary>Whatever a form sends, the desk answers with a result: never an exception, never a row no database could keep.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string> Desks => [.. BadInput.Desks.Select(d => d.Desk.Name)];

    [Fact]
    public void The_desks_with_forms_were_found() => Assert.True(BadInput.Desks.Count > 70, $"{BadInput.Desks.Count} found");

    [Theory]
    [MemberData(nameof(Desks))]
    public async Task Whatever_a_field_holds_the_desk_answers_with_a_result(string name)
    {
        var (desk, input) = BadInput.Desks.Single(d => d.Desk.Name == name);
        await using var world = await World.World.OpenAsync();
        var bad = await BadInput.KnowingAsync(world);
        var wrong = new List<string>();
        var first = await AnswerAsync(world, desk, bad.Meant(input));
        var saves = first.Said != "forbidden" && !name.EndsWith("Query", StringComparison.Ordinal);
        if (first.Thrown) wrong.Add($"as meant: {first.Said}");
        foreach (var (field, value) in BadInput.Spoilt(input))
        {
            var typed = bad.Meant(input);
            field.SetValue(typed, value);
            var (thrown, said, problem) = await AnswerAsync(world, desk, typed);
            if (thrown) wrong.Add($"{field.Name} = {Short(value)}: {said}");
            else if (saves && value is string { Length: BadInput.Long } && field.GetCustomAttributes<ValidationAttribute>().Any() && problem?.Field != field.Name)
                wrong.Add($"{field.Name} too long: {said}");
        }
        wrong.AddRange(await TooLongAsync(world));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<(bool Thrown, string Said, Problem? Problem)> AnswerAsync(World.World world, Type desk, object input)
    {
        var run = desk.GetMethod("RunAsync")!;
        var arguments = run.GetParameters().Select((p, i) => i switch { 0 => world.Helene, 1 => input, _ => Beside(p, input) }).ToArray();
        try
        {
            var task = (Task)run.Invoke(world.Services.GetRequiredService(desk), arguments)!;
            await task;
            var problem = (task.GetType().GetProperty("Result")?.GetValue(task) as Result)?.Problem;
            return (false, problem?.ToString() ?? "done", problem);
        }
        catch (Forbidden)
        {
            return (false, "forbidden", null);
        }
        catch (Exception e)
        {
            var inner = e is TargetInvocationException ? e.InnerException! : e;
            return (true, $"{inner.GetType().Name} {inner.Message} {inner.InnerException?.Message} {inner.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Broker.Core"))?.Trim()}", null);
        }
    }

    /// <summary>To be read, or to be written into.</summary>
    private static MemoryStream Document()
    {
        var stream = new MemoryStream();
        stream.Write("%PDF-1.4"u8);
        stream.Position = 0;
        return stream;
    }

    private static object? Beside(ParameterInfo parameter, object input) => parameter.ParameterType switch
    {
        var type when type == typeof(CancellationToken) => default(CancellationToken),
        var type when type == typeof(Stream) => Document(),
        var type when type == typeof(TemplateFile) => new TemplateFile { Name = "modele.docx", Content = "PK"u8.ToArray() },
        var type when type == input.GetType() => input,
        _ => parameter.HasDefaultValue ? parameter.DefaultValue : null,
    };

    /// <summary>SQLite keeps what PostgreSQL refuses. All tables are looked through in one question.</summary>
    private static async Task<List<string>> TooLongAsync(World.World world)
    {
        if (World.World.IsPostgres) return [];
        await using var db = await world.OpenAsync(world.System);
        await using var question = db.Database.GetDbConnection().CreateCommand();
        var tables = db.Model.GetEntityTypes().Select(type => (Table: type.GetTableName()!, Columns: Limited(type))).Where(t => t.Columns.Count > 0).ToList();
        question.CommandText = string.Join(";\n", tables.Select(t => $"SELECT {string.Join(", ", t.Columns.Select(c => $"COALESCE(MAX(LENGTH(\"{c.Name}\")), 0)"))} FROM \"{t.Table}\""));
        await db.Database.OpenConnectionAsync();
        await using var answer = await question.ExecuteReaderAsync();
        var found = new List<string>();
        foreach (var (table, columns) in tables)
        {
            Assert.True(await answer.ReadAsync());
            found.AddRange(columns.Select((c, i) => (c, Longest: answer.GetInt64(i))).Where(c => c.Longest > c.c.Limit).Select(c => $"{table}.{c.c.Name} holds {c.Longest} signs of {c.c.Limit}"));
            await answer.NextResultAsync();
        }
        return found;
    }

    private static List<(string Name, int Limit)> Limited(IEntityType type) =>
        [.. type.GetProperties().Where(p => p.GetMaxLength() is not null && (p.ClrType == typeof(string) || p.GetProviderClrType() == typeof(string)))
            .Select(p => (p.GetColumnName(StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema()))!, p.GetMaxLength()!.Value))];

    private static string Short(object? value) => value switch
    {
        null => "null",
        string text => text.Length > 40 ? text[..40] + "…" : text,
        System.Collections.IList { Count: > 0 } list => $"[{string.Join(", ", list[0]!.GetType().GetProperties().Where(p => p.CanRead && list[0] is not string).Select(p => $"{p.Name}={Convert.ToString(p.GetValue(list[0]), CultureInfo.InvariantCulture) is { Length: > 30 } s}"))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
