namespace Broker.Tests.House;

/// <summary>The project's own files, as they are checked out beside the tests.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "wwwroot", "Migrations"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes; nothing that a tool wrote.</summary>
    public static IReadOnlyList<SourceFile> Under(string folder, params string[] endings)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(path.EndsWith) && !path.Split('/').Intersect(Generated).Any())
            .Select(path => new SourceFile(path))
            .ToList();
        Assert.True(files.Count > 0, $"No file under {folder}: this test looks in the wrong place.");
        return files;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Broker.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("Broker.sln is in none of the folders above the tests.");
    }
}

internal sealed record SourceFile(string Path)
{
    private string? text;

    public string Text => text ??= File.ReadAllText(System.IO.Path.Combine(SourceTree.Root, Path));
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder at that depth: of Broker.Core/Clients/Client.cs, "Clients" is at 1.</summary>
    public string? Folder(int depth) => Path.Split('/') is { } parts && parts.Length > depth + 1 ? parts[depth] : null;

    public override string ToString() => Path;
}
