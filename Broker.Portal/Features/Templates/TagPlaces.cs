using Broker.Core.Word;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Templates;

/// <summary>Where a tag stands, in words one can follow in Word: "in the header, row 3 of a table, after “Police n°”".</summary>
public static class TagPlaces
{
    public static string InWords(this IStringLocalizer<TemplatesText> text, TagPlace place)
    {
        var after = place.After.Trim();
        var words = new List<string> { text[$"place.{place.Part}"] };
        if (place.InTextBox) words.Add(text["place.text-box"]);
        if (place.Spot == TagSpot.Watermark) words.Add(text["place.watermark"]);
        if (place.Spot == TagSpot.Description) words.Add(text["place.description"]);
        if (place.Row is { } row) words.Add(text["place.row", row]);
        words.Add(after.Length == 0 ? text["place.start"] : text["place.after", after]);
        return string.Join(", ", words);
    }

    /// <summary>The first place, and how many more there are.</summary>
    public static string InWords(this IStringLocalizer<TemplatesText> text, IReadOnlyList<TagPlace> places)
    {
        if (places.Count == 0) return "";
        var first = text.InWords(places[0]);
        return places.Count switch { 1 => first, 2 => text["place.one-more", first], _ => text["place.more", first, places.Count - 1] };
    }
}
