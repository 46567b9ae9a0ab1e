using System.Collections.Concurrent;
using System.Text;
using Broker.Core.Word;

namespace Broker.Tests.World;

/// <summary>Prints nothing but remembers every sheet; its PDF is a valid one of a single empty page.</summary>
public sealed class FakePress : IPdfPress
{
    private int failures;

    public ConcurrentQueue<PrintSheet> Sheets { get; } = new();

    /// <summary>Runs before each print: to look at the world in the middle of it, or to wait there.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public void FailNext(int times = 1) => failures = times;

    public async Task<byte[]> PrintAsync(PrintSheet sheet, CancellationToken ct = default)
    {
        Sheets.Enqueue(sheet);
        if (Meanwhile is not null) await Meanwhile();
        ct.ThrowIfCancellationRequested();
        if (Interlocked.Decrement(ref failures) >= 0) throw new PrintFailed("The press was told to fail.");
        return Pdf(Sheets.Count);
    }

    /// <summary>No two prints are alike: each carries its number, as a real one carries its moment.</summary>
    private static byte[] Pdf(int number)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            $"<< /Title (Print {number}) >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            pdf.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) pdf.Append($"{place:0000000000} 00000 n \n");
        pdf.Append($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
