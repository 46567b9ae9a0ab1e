using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word.Html;

/// <summary>Addresses a printed document may point at: the web, mail and telephone, and places inside itself. Nothing else.</summary>
internal static class Links
{
    public static string? Inside(string? place, Draft draft) => string.IsNullOrEmpty(place) ? null : "#" + draft.Bookmark(place);

    public static string? Outside(string? address) =>
        address is { Length: > 0 and < 2000 }
        && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https" or "mailto" or "tel")
            ? uri.AbsoluteUri
            : null;

    public static string? OfRelationship(OpenXmlPart part, string? id)
    {
        if (id is null) return null;
        var found = part.HyperlinkRelationships.FirstOrDefault(r => r.Id == id);
        return found is null ? null : Outside(found.Uri.OriginalString);
    }
}
