using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Broker.Core.Demo;

/// <summary>The demo firm is the same wherever it is made: whatever one would draw by lot follows from a name.</summary>
public static class DemoId
{
    public static Guid Of(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    public static int Number(string name, int below) =>
        (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % (uint)below);

    /// <summary>Twelve digits: enough that hundreds of thousands of names do not meet.</summary>
    public static string Digits(string name) =>
        $"{BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % 1_000_000_000_000:000000000000}";
}
