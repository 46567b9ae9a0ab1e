using System.Diagnostics;
using System.Text;
using Broker.Core.Files;
using Broker.Portal.Workshop;

namespace Broker.Tests.Workshop;

public sealed class DiskShelfTests : IDisposable
{
    private const string HashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("shelf-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_put_is_read_back_under_the_hash_of_its_content()
    {
        var shelf = Shelf();

        var file = await shelf.PutAsync(Bytes("abc"));

        Assert.Equal(new(HashOfAbc, 3), file);
        Assert.True(shelf.Has(HashOfAbc));
        using var reader = new StreamReader(shelf.Open(HashOfAbc));
        Assert.Equal("abc", await reader.ReadToEndAsync());
        Assert.Equal([Path.Combine(folder.FullName, "ba", "78", HashOfAbc)], Files());
    }

    [Fact]
    public async Task A_large_file_comes_back_whole()
    {
        var content = new byte[1_000_003];
        new Random(7).NextBytes(content);
        var shelf = Shelf();

        var file = await shelf.PutAsync(new MemoryStream(content));

        using var copy = new MemoryStream();
        await using (var stream = shelf.Open(file.Hash)) await stream.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
        Assert.Equal(content.Length, file.Size);
    }

    [Fact]
    public async Task The_same_content_put_many_times_at_once_is_one_file_newly_dated()
    {
        var shelf = Shelf();
        var first = await shelf.PutAsync(Bytes("abc"));
        File.SetLastWriteTimeUtc(Files().Single(), new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => shelf.PutAsync(Bytes("abc")))));

        Assert.All(others, other => Assert.Equal(first, other));
        var (hash, date) = Assert.Single(shelf.All());
        Assert.Equal(HashOfAbc, hash);
        Assert.True(date.Year > 2020);
    }

    [Fact]
    public async Task A_destroyed_file_is_gone_and_destroying_it_again_does_nothing()
    {
        var shelf = Shelf();
        await shelf.PutAsync(Bytes("abc"));

        shelf.Destroy(HashOfAbc);
        shelf.Destroy(HashOfAbc);

        Assert.False(shelf.Has(HashOfAbc));
        Assert.Throws<FileNotFoundException>(() => shelf.Open(HashOfAbc));
        Assert.Empty(shelf.All());
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("ba7816bf")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("../816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n")]
    public void A_name_that_is_no_hash_opens_nothing(string name)
    {
        var shelf = Shelf();

        Assert.Throws<ArgumentException>(() => shelf.Open(name));
        Assert.Throws<ArgumentException>(() => shelf.Has(name));
        Assert.Throws<ArgumentException>(() => shelf.Destroy(name));
    }

    [Fact]
    public void A_hash_never_put_is_not_there()
    {
        var shelf = Shelf();

        Assert.False(shelf.Has(HashOfAbc));
        Assert.Throws<FileNotFoundException>(() => shelf.Open(HashOfAbc));
    }

    [Fact]
    public async Task A_sender_who_breaks_off_leaves_nothing()
    {
        var shelf = Shelf();

        await Assert.ThrowsAsync<EndOfStreamException>(() => shelf.PutAsync(new BrokenOff()));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task Whoever_looks_at_the_whole_file_may_refuse_it_and_nothing_is_left()
    {
        var shelf = Shelf();
        var seen = "";
        await Assert.ThrowsAsync<InvalidDataException>(() => shelf.PutAsync(Bytes("abc"), whole =>
        {
            seen = new StreamReader(whole).ReadToEnd();
            throw new InvalidDataException();
        }, default));

        Assert.Equal(("abc", 0), (seen, Files().Length));
        Assert.Equal(HashOfAbc, (await shelf.PutAsync(Bytes("abc"), whole => whole.ReadByte(), default)).Hash);
    }

    [Fact]
    public void What_a_dead_process_left_in_the_entrance_is_swept_but_not_what_is_being_written()
    {
        var entrance = folder.CreateSubdirectory("entrance").FullName;
        File.WriteAllText(Path.Combine(entrance, "abandoned"), "x");
        File.SetLastWriteTimeUtc(Path.Combine(entrance, "abandoned"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        File.WriteAllText(Path.Combine(entrance, "at-work"), "x");

        var shelf = Shelf();

        Assert.Equal([Path.Combine(entrance, "at-work")], Files());
        Assert.Empty(shelf.All());

        File.SetLastWriteTimeUtc(Path.Combine(entrance, "at-work"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        shelf.SweepEntrance();
        Assert.Empty(Files());
    }

    [FullDiskFact]
    public async Task A_full_disk_refuses_the_file_leaves_nothing_and_serves_again_once_there_is_room()
    {
        FullDiskFactAttribute.Mount(folder.FullName);
        try
        {
            var shelf = Shelf();
            await shelf.PutAsync(Bytes("abc"));

            await Assert.ThrowsAsync<IOException>(() => shelf.PutAsync(new MemoryStream(new byte[1_000_000])));

            Assert.Equal(HashOfAbc, Path.GetFileName(Assert.Single(Files())));
            Assert.Equal(3, (await shelf.PutAsync(Bytes("xyz"))).Size);
        }
        finally
        {
            FullDiskFactAttribute.Unmount(folder.FullName);
        }
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private DiskShelf Shelf() => new(new() { Root = folder.FullName }, TimeProvider.System);

    private string[] Files() => Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories);

    private sealed class BrokenOff : MemoryStream
    {
        private bool begun;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (begun) throw new EndOfStreamException();
            begun = true;
            return new(buffer.Length);
        }
    }
}

/// <summary>A test on a disk of 256 KB, mounted for it; skipped where one may not mount.</summary>
public sealed class FullDiskFactAttribute : FactAttribute
{
    private static readonly bool Mountable = TryMount();

    public FullDiskFactAttribute() => Skip = Mountable ? null : "Mounting a small disk takes root and Linux.";

    public static void Mount(string folder) => Assert.True(Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder));

    public static void Unmount(string folder) => Assert.True(Run("umount", folder));

    private static bool TryMount()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return false;
        var probe = Directory.CreateTempSubdirectory("mount-");
        var mounted = Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", probe.FullName) && Run("umount", probe.FullName);
        probe.Delete();
        return mounted;
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
