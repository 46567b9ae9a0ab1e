using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Broker.Core;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.House;

/// <summary>What forms could send to a desk: an input one could mean, then the same with one field after another spoilt.</summary>
internal sealed class BadInput(World.World world)
{
    private readonly Dictionary<string, List<Guid>> rows = [];
    private readonly Dictionary<Guid, Guid> versions = [];

    public const int Long = 20_000;

    /// <summary>Longer than any field, signs outside the first plane, right-to-left marks, mark-up, placeholders, a zero sign and half a letter.</summary>
    private static readonly string?[] Texts =
    [
        null, "   ", new string('x', Long), string.Concat(Enumerable.Repeat("👩‍🚒", 30)), "\u202Eesrevni\u200F", "<script>alert(1)</script>", "{0} {{nom}} %_'\";--\r\n\t", "a\0b", "half \ud83d",
    ];

    public static IReadOnlyList<(Type Desk, Type Input)> Desks { get; } =
    [
        .. from desk in BrokerCore.Desks
           let input = desk.GetMethod("RunAsync")!.GetParameters().ElementAtOrDefault(1)?.ParameterType
           where input is { IsClass: true } && input.Name.EndsWith("Input", StringComparison.Ordinal) && !input.IsAbstract && input.GetConstructor([]) is not null
           select (desk, input),
    ];

    /// <summary>What there is in the archive, for the fields that refer to it.</summary>
    public static async Task<BadInput> KnowingAsync(World.World world)
    {
        var made = new BadInput(world);
        await using var db = await world.OpenAsync(world.System);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.BaseType is null && (typeof(Entity).IsAssignableFrom(t.ClrType) || t.ClrType == typeof(Person))))
            await (Task)typeof(BadInput).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type.ClrType).Invoke(made, [db])!;
        return made;
    }

    private async Task ReadAsync<T>(BrokerDb db) where T : class
    {
        // What belongs to one and the same client first, so that an input refers to what goes together.
        var all = await db.Set<T>().AsNoTracking().OrderBy(row => EF.Property<Guid>(row, "Id")).ToListAsync();
        var found = all.OrderByDescending(row => row is IOwned owned && owned.ClientId == world.Rivelaine || row is Entity { Id: var own } && own == world.Rivelaine).Take(20);
        foreach (var row in found)
        {
            var id = row is Entity entity ? entity.Id : ((Person)(object)row).Id;
            if (row is Entity known) versions[id] = known.Version;
            rows.TryAdd(typeof(T).Name, []);
            rows[typeof(T).Name].Add(id);
        }
    }

    /// <summary>An input one could mean.</summary>
    public object Meant(Type type)
    {
        var input = Activator.CreateInstance(type)!;
        foreach (var property in Settable(type))
            if (Sensible(property, input) is { } value) property.SetValue(input, value);
        if (type.GetProperty("Version") is { CanWrite: true } version && version.PropertyType == typeof(Guid?) | version.PropertyType == typeof(Guid))
        {
            var subject = Settable(type).Where(p => p.Name != "ClientId").Select(p => p.GetValue(input)).OfType<Guid>().FirstOrDefault(versions.ContainsKey);
            if (subject == Guid.Empty && type.DeclaringType is { } desk) subject = rows.Where(r => desk.Name.EndsWith(r.Key, StringComparison.Ordinal) || r.Key.StartsWith(desk.Name["Save".Length..], StringComparison.Ordinal)).Select(r => r.Value[0]).FirstOrDefault();
            if (versions.TryGetValue(subject, out var current)) version.SetValue(input, current);
        }
        return input;
    }

    /// <summary>Each field in turn, with each value nobody should send.</summary>
    public static IEnumerable<(PropertyInfo Field, object? Value)> Spoilt(Type type) =>
        from property in Settable(type)
        from value in Wrong(property.PropertyType)
        select (property, value);

    public static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(p => p is { CanRead: true, CanWrite: true } && p.GetIndexParameters().Length == 0);

    private object? Sensible(PropertyInfo property, object input)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string)) return property.Name == "To" || property.Name.Contains("Email", StringComparison.Ordinal) || property.IsDefined(typeof(EmailAddressAttribute)) ? "quelqu-un@exemple.example" : property.GetValue(input) ?? (property.Name is "Colour" ? "#123456" : property.Name.Contains("Sir") || property.Name is "Naf" or "VatNumber" or "Orias" ? null : "Essai");
        if (type == typeof(Guid)) return property.Name is "Version" ? null : RowFor(property, input);
        if (type == typeof(DateOnly)) return property.Name is "ExpiresOn" or "ValidUntil" or "To" ? World.World.Today.AddYears(1) : World.World.Today;
        if (type == typeof(DateTime)) return World.World.Start.UtcDateTime;
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal)) return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsEnum) return property.GetValue(input) ?? Enum.GetValues(type).GetValue(0);
        if (property.GetValue(input) is IList { IsFixedSize: false } list && type.IsGenericType)
        {
            var of = type.GetGenericArguments()[0];
            if (of == typeof(Guid) && rows.GetValueOrDefault(Singular(property.Name)) is { } known) list.Add(known[0]);
            else if (of.IsClass && of != typeof(string) && of.GetConstructor([]) is not null) list.Add(Meant(of));
        }
        else if (type.IsClass && property.GetValue(input) is { } part && type.Namespace!.StartsWith("Broker", StringComparison.Ordinal)) return Meant(part.GetType());
        return null;
    }

    private Guid? RowFor(PropertyInfo property, object input)
    {
        var name = property.Name is "Id" ? input.GetType().DeclaringType?.Name ?? "" : property.Name[..^2];
        foreach (var prefix in new[] { "Save", "Add", "Remove", "Change", "Keep" }) if (property.Name is "Id" && name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        var known = rows.GetValueOrDefault(Singular(name)) ?? rows.Where(r => Singular(name).EndsWith(r.Key, StringComparison.Ordinal) || r.Key.EndsWith(Singular(name), StringComparison.Ordinal)).Select(r => r.Value).FirstOrDefault();
        if (name is "Handler" or "Assignee" or "StaffMember") known = rows[nameof(Person)];
        return property.Name is "Id" && Nullable.GetUnderlyingType(property.PropertyType) is not null ? null : known?[0];
    }

    private static string Singular(string name) => name.EndsWith("Ids", StringComparison.Ordinal) ? name[..^3] : name is "Recipients" or "People" or "Members" ? nameof(Person) : name;

    private static IEnumerable<object?> Wrong(Type property)
    {
        var type = Nullable.GetUnderlyingType(property) ?? property;
        IEnumerable<object?> values = type switch
        {
            _ when type == typeof(string) => Texts,
            _ when type == typeof(Guid) => [Guid.Empty, Guid.NewGuid()],
            _ when type == typeof(DateOnly) => [DateOnly.MinValue, DateOnly.MaxValue],
            _ when type == typeof(DateTime) => [DateTime.MinValue, DateTime.MaxValue],
            _ when type == typeof(TimeOnly) => [TimeOnly.MinValue, TimeOnly.MaxValue],
            _ when type == typeof(int) => [int.MinValue, -1, 0, int.MaxValue],
            _ when type == typeof(long) => [long.MinValue, -1L, 0L, long.MaxValue],
            _ when type == typeof(decimal) => [decimal.MinValue, -1m, 0m, 0.001m, 99_999_999_999_999_999m, decimal.MaxValue],
            _ when type.IsEnum => [Enum.ToObject(type, 999)],
            { IsArray: true } => [],
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) => Lists(type),
            _ when type == typeof(Dictionary<Guid, string?>) => Texts.Select(text => new Dictionary<Guid, string?> { [Guid.NewGuid()] = text }),
            _ => [],
        };
        return Nullable.GetUnderlyingType(property) is null ? values : values.Append(null);
    }

    private static IEnumerable<object?> Lists(Type type)
    {
        var of = type.GetGenericArguments()[0];
        yield return Activator.CreateInstance(type);
        if (of == typeof(Guid)) yield return new List<Guid> { Guid.NewGuid(), Guid.Empty };
        if (of == typeof(string)) foreach (var text in Texts.OfType<string>()) yield return new List<string> { text };
        if (!of.IsClass || of == typeof(string) || of.GetConstructor([]) is null) yield break;
        foreach (var (field, value) in Spoilt(of).ToList())
        {
            var (list, row) = ((IList)Activator.CreateInstance(type)!, Activator.CreateInstance(of)!);
            field.SetValue(row, value);
            list.Add(row);
            yield return list;
        }
    }
}
