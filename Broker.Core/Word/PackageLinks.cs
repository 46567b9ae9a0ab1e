namespace Broker.Core.Word;

/// <summary>Which addresses a Word file may hold.</summary>
internal static class PackageLinks
{
    public static void Check(string part, PackageParts.Relationship relationship)
    {
        var target = relationship.Target;
        if (!relationship.External)
        {
            if (LeavesTheFile(target)) throw new GateRefusal("word.external-content", part, target);
            return;
        }
        switch (relationship.Kind)
        {
            case "hyperlink":
                if (!MayBeFollowed(target)) throw new GateRefusal("word.link", part, target);
                break;
            // Word writes where a document was born and where a picture or a mail merge's rows came from. A path on the author's
            // own disk is dead everywhere else; an address or a share would be called by whoever opens the file.
            case "attachedTemplate":
                if (!IsOnAuthorsDisk(target)) throw new GateRefusal("word.attached-template", target);
                break;
            case "image" or "mailMergeSource" or "mailMergeHeaderSource" or "recipientData" when IsOnAuthorsDisk(target):
                break;
            default:
                throw new GateRefusal("word.external-content", part, target);
        }
    }

    /// <summary>A place in the document, or http, https, mailto and tel.</summary>
    public static bool MayBeFollowed(string target) =>
        target.Length == 0 || target[0] == '#'
        || (Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel");

    public static bool LeavesTheFile(string target) =>
        target.Contains(':') || target.StartsWith(@"\\", StringComparison.Ordinal) || target.StartsWith("//", StringComparison.Ordinal);

    /// <summary>A share or an address anywhere in it.</summary>
    public static bool NamesAnotherMachine(string words) =>
        words.Contains(@"\\", StringComparison.Ordinal) || words.Contains("//", StringComparison.Ordinal);

    private static bool IsOnAuthorsDisk(string target)
    {
        var path = target.StartsWith("file:///", StringComparison.OrdinalIgnoreCase) ? target["file:///".Length..] : target;
        return Uri.TryCreate(target, UriKind.RelativeOrAbsolute, out _)
            && (IsDrivePath(path) || (!path.StartsWith('/') && !path.StartsWith('\\') && !path.Contains(':')));
    }

    private static bool IsDrivePath(string path) =>
        path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '\\' or '/';
}
