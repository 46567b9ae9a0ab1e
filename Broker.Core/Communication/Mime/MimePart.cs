using System.Text;

namespace Broker.Core.Communication.Mime;

/// <summary>One part of a mail: its headers, and either its parts or its content, decoded.</summary>
internal sealed class MimePart(IReadOnlyDictionary<string, string> headers)
{
    private readonly (string Value, IReadOnlyDictionary<string, string> Parameters) type = MimeHeaders.WithParameters(headers.GetValueOrDefault("content-type") ?? "text/plain");
    private readonly (string Value, IReadOnlyDictionary<string, string> Parameters) disposition = MimeHeaders.WithParameters(headers.GetValueOrDefault("content-disposition") ?? "");

    public IReadOnlyList<MimePart> Parts { get; init; } = [];
    public byte[] Content { get; init; } = [];

    /// <summary>In lower case: "text/plain".</summary>
    public string Type => type.Value;
    public string? Boundary => type.Parameters.GetValueOrDefault("boundary");
    public string? FileName => disposition.Parameters.GetValueOrDefault("filename") ?? type.Parameters.GetValueOrDefault("name");
    public bool IsMultipart => Type.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>A picture the text itself shows, such as the logo under a signature.</summary>
    public bool IsInlinePicture => Type.StartsWith("image/", StringComparison.Ordinal) && headers.ContainsKey("content-id") && disposition.Value != "attachment";
    public bool IsAttachment => !IsMultipart && !IsInlinePicture && (disposition.Value == "attachment" || FileName is not null || !Type.StartsWith("text/", StringComparison.Ordinal));

    /// <summary>With its coded words read; empty when there is none.</summary>
    public string Header(string name) => MimeHeaders.Decode(headers.GetValueOrDefault(name) ?? "");

    public bool Has(string name) => headers.ContainsKey(name);

    public string Text() => MimeText.Read(Content, type.Parameters.GetValueOrDefault("charset"));

    public IEnumerable<MimePart> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}
