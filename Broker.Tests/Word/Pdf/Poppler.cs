using System.Diagnostics;
using System.Text;

namespace Broker.Tests.Word.Pdf;

/// <summary>What a reader of PDF that is not ours says of a file.</summary>
internal static class Poppler
{
    public static async Task<(string Said, string Complained)> RunAsync(string tool, byte[] pdf, params string[] options)
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".pdf");
        await File.WriteAllBytesAsync(file, pdf);
        try
        {
            using var run = Process.Start(new ProcessStartInfo(tool, [.. options, file, .. tool == "pdftotext" ? (string[])["-"] : []])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
            })!;
            var (said, complained) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
            await run.WaitForExitAsync();
            return (await said, await complained);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<string> SaysAsync(string tool, byte[] pdf, params string[] options)
    {
        var (said, complained) = await RunAsync(tool, pdf, options);
        Assert.Equal("", complained);
        return said;
    }
}
