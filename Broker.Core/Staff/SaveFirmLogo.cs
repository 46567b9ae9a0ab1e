using System.Buffers.Binary;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>The picture that templates print with {{%firm.logo}}; none to take it away.</summary>
public sealed class SaveFirmLogo(BrokerStore store)
{
    public const int MostKilobytes = 500;
    private const int WidestPixels = 4000;

    public async Task<Result> RunAsync(Caller by, byte[]? png, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if (png is { Length: > MostKilobytes * 1024 }) return Problem.Of("firm.logo-too-large", MostKilobytes);
        if (png is not null && !IsPicture(png)) return new Problem("firm.logo-kind");

        var firm = await db.Firms.SingleOrDefaultAsync(ct) ?? db.Add(new Firm { Id = Firm.OnlyId, Name = "Broker" }).Entity;
        firm.Logo = png;
        return await db.SaveAsync(ct);
    }

    /// <summary>A PNG by its bytes, of a size one can print: signature, then the header chunk with width and height.</summary>
    private static bool IsPicture(ReadOnlySpan<byte> file) =>
        file.Length > 33 && file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) && file[12..16].SequenceEqual("IHDR"u8)
        && BinaryPrimitives.ReadInt32BigEndian(file[16..]) is > 0 and <= WidestPixels && BinaryPrimitives.ReadInt32BigEndian(file[20..]) is > 0 and <= WidestPixels;
}
