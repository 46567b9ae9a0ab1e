using System.Runtime.InteropServices;

namespace Broker.Core.Storage;

/// <summary>Files others must not read, and renames that outlive a power cut.</summary>
internal static class Durable
{
    /// <summary>An empty file for its owner only, in the place of any before it; nobody else can open it meanwhile.</summary>
    public static FileStream CreatePrivate(string path) => new(path, Private(FileMode.Create));

    /// <summary>The finished file under its final name, which until then keeps what it had.</summary>
    public static void Publish(string passing, string final)
    {
        File.Move(passing, final, overwrite: true);
        FlushFolderOf(final);
    }

    // A rename is durable once its folder is; .NET has no word for it, and other systems than Linux do not need or offer it.
    public static void FlushFolderOf(string path)
    {
        if (!OperatingSystem.IsLinux()) return;
        var handle = open(Path.GetDirectoryName(Path.GetFullPath(path))!, 0);
        if (handle < 0) return;
        _ = fsync(handle);
        _ = close(handle);
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    [DllImport("libc")]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc")]
    private static extern int fsync(int handle);

    [DllImport("libc")]
    private static extern int close(int handle);
}
