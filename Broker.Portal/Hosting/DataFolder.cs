namespace Broker.Portal.Hosting;

/// <summary>The data folder, held by one running portal: a second one would break SQLite's single writer.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream hold;

    private DataFolder(FileStream hold) => this.hold = hold;

    /// <exception cref="DataFolderInUse">Another portal runs on it.</exception>
    public static DataFolder Take(PortalOptions options)
    {
        Directory.CreateDirectory(options.Data);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(options.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            return new DataFolder(new FileStream(Path.Combine(options.Data, ".in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new DataFolderInUse(options.Data);
        }
    }

    public void Dispose() => hold.Dispose();
}

public sealed class DataFolderInUse(string folder) : Exception($"Another portal is already running on the data folder {folder}.")
{
    public string Folder => folder;
}
