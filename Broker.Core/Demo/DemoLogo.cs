using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Broker.Core.Demo;

/// <summary>The firm's mark, two sails over a wave in a rounded square, drawn point by point into a PNG.</summary>
internal static class DemoLogo
{
    private const int Side = 240, Samples = 4;
    private static readonly (double R, double G, double B) Ground = (18, 74, 92), Sail = (255, 255, 255), Jib = (143, 201, 205), Wave = (233, 180, 76);

    public static readonly byte[] Png = Encode();

    private static byte[] Encode()
    {
        var pixels = new byte[Side * (1 + Side * 4)];
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
                Sampled(x, y).CopyTo(pixels.AsSpan(y * (1 + Side * 4) + 1 + x * 4));

        var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, Side);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), Side);
        (size[8], size[9]) = (8, 6); // eight bits each of red, green, blue and opacity
        Chunk(png, "IHDR", size);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(pixels);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>Several looks into each point make the edges smooth.</summary>
    private static byte[] Sampled(int x, int y)
    {
        double red = 0, green = 0, blue = 0, seen = 0;
        for (var i = 0; i < Samples * Samples; i++)
        {
            if (ColorAt((x + (i % Samples + 0.5) / Samples) / Side, (y + (i / Samples + 0.5) / Samples) / Side) is not { } color) continue;
            (red, green, blue, seen) = (red + color.R, green + color.G, blue + color.B, seen + 1);
        }
        return seen == 0 ? new byte[4] : [(byte)(red / seen), (byte)(green / seen), (byte)(blue / seen), (byte)(255 * seen / (Samples * Samples))];
    }

    private static (double R, double G, double B)? ColorAt(double x, double y)
    {
        const double corner = 0.2;
        var (fromX, fromY) = (Math.Max(Math.Abs(x - 0.5) - (0.5 - corner), 0), Math.Max(Math.Abs(y - 0.5) - (0.5 - corner), 0));
        if (fromX * fromX + fromY * fromY > corner * corner) return null;

        var depth = y - (0.76 + 0.022 * Math.Sin(x * 4 * Math.PI));
        if (depth is > 0 and < 0.055 && x is > 0.16 and < 0.84) return Wave;
        if (y is < 0.16 or > 0.69) return Ground;
        var grown = (y - 0.16) / 0.53;
        if (x > 0.5 && x < 0.5 + 0.30 * Math.Pow(grown, 0.8)) return Sail;
        var young = (y - 0.30) / 0.39;
        return young > 0 && x < 0.47 && x > 0.47 - 0.25 * Math.Pow(young, 0.9) ? Jib : Ground;
    }

    private static void Chunk(Stream png, string name, byte[] content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, content.Length + 4)));
        png.Write(chunk);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
