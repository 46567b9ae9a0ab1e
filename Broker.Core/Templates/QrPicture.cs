using Broker.Core.Word;
using QRCoder;

namespace Broker.Core.Templates;

/// <summary>A QR code, as a picture that a template can print.</summary>
public static class QrPicture
{
    private const int PixelsPerModule = 8;

    public static MergePicture Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return new(png.GetGraphic(PixelsPerModule), text);
    }
}
