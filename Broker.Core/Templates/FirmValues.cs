using Broker.Core.Common;
using Broker.Core.Word;

namespace Broker.Core.Templates;

public static class FirmValues
{
    private const double LogoHeightMm = 18;

    public static TagValues SetFirm(this TagValues values, FirmIdentity firm) => values
        .Set("firm.name", firm.Name).Set("firm.address", firm.Address).Set("firm.street", firm.Street).Set("firm.postal_code", firm.PostalCode)
        .Set("firm.city", firm.City).Set("firm.orias", firm.Orias).Set("firm.phone", firm.Phone).Set("firm.email", firm.Email)
        .Set("firm.header", firm.Header).Set("firm.footer", firm.Footer)
        .Set("firm.logo", firm.Logo is { } png ? PictureOf(png, firm.Name) : null);

    /// <exception cref="ArgumentException">Not a PNG.</exception>
    internal static MergePicture PictureOf(byte[] png, string name)
    {
        if (png.Length < 24) throw new ArgumentException("Not a PNG.", nameof(png));
        // Every PNG says its size at the same place: width and height in pixels, big end first, after the first chunk's name.
        var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16, 4));
        var height = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20, 4));
        return new(png, name, LogoHeightMm * width / Math.Max(1, height), LogoHeightMm);
    }
}
