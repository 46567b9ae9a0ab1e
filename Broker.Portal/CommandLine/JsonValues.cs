using System.Globalization;
using System.Text.Json;
using Broker.Core.Word;

namespace Broker.Portal.CommandLine;

/// <summary>
/// Values of tags from a JSON object: {"contract": {"number": "A1"}} is contract.number, a list of objects is a list to repeat, a list
/// of anything else is written with commas, a text like 2026-06-15 is a date.
/// </summary>
public static class JsonValues
{
    /// <exception cref="JsonException">Not JSON, or not an object.</exception>
    public static MergeData Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object ? Data(document.RootElement) : throw new JsonException("Not an object.");
    }

    private static MergeData Data(JsonElement of)
    {
        var data = new MergeData();
        Fill(data, of, "");
        return data;
    }

    private static void Fill(MergeData data, JsonElement of, string prefix)
    {
        foreach (var property in of.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.Object) Fill(data, property.Value, prefix + property.Name + ".");
            else data.Set(prefix + property.Name, Value(property.Value));
    }

    private static MergeValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object) => new MergeList([.. value.EnumerateArray().Select(Data)]),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => item.ToString())),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ when DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => value.ToString(),
    };
}
