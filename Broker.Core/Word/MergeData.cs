using System.Text;
using Broker.Core.Common;

namespace Broker.Core.Word;

/// <summary>What a tag may print.</summary>
public abstract record MergeValue
{
    private protected MergeValue() { }

    /// <summary>Whether {{#path}} shows what it encloses.</summary>
    internal virtual bool IsTrue => true;

    public static implicit operator MergeValue(string? text) => new MergeText(text ?? "");
    public static implicit operator MergeValue(decimal number) => new MergeNumber(number);
    public static implicit operator MergeValue(int number) => new MergeNumber(number);
    public static implicit operator MergeValue(DateOnly date) => new MergeDate(date);
    public static implicit operator MergeValue(Money amount) => new MergeAmount(amount);
    public static implicit operator MergeValue(bool flag) => new MergeFlag(flag);
    public static implicit operator MergeValue(List<MergeData> items) => new MergeList(items);
}

/// <summary>Always text, never markup and never a tag. Line feeds and tabs are kept; characters XML cannot carry are dropped.</summary>
public sealed record MergeText(string Value) : MergeValue
{
    internal override bool IsTrue => !string.IsNullOrWhiteSpace(Value);
}

public sealed record MergeNumber(decimal Value) : MergeValue;

public sealed record MergeDate(DateOnly Value) : MergeValue;

/// <summary>A date and time on the firm's clock.</summary>
public sealed record MergeMoment(DateTime Local) : MergeValue;

public sealed record MergeAmount(Money Value) : MergeValue;

public sealed record MergeFlag(bool Value) : MergeValue
{
    internal override bool IsTrue => Value;
}

/// <param name="Code">ISO; printed by its name.</param>
public sealed record MergeCountry(string Code) : MergeValue;

public sealed record MergeList(IReadOnlyList<MergeData> Items) : MergeValue
{
    internal override bool IsTrue => Items.Count > 0;
}

/// <summary>A PNG, printed in the line at the given size; 25 mm square suits a QR code.</summary>
public sealed record MergePicture : MergeValue
{
    public MergePicture(byte[] png, string altText, double widthMm = 25, double heightMm = 25)
    {
        if (!png.AsSpan().StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G'])) throw new ArgumentException("Not a PNG.", nameof(png));
        (Png, AltText, WidthMm, HeightMm) = (png, altText, widthMm, heightMm);
    }

    public byte[] Png { get; }
    public string AltText { get; }
    public double WidthMm { get; }
    public double HeightMm { get; }
}

/// <summary>Values by dotted path, whatever the case. The items of a list hold their own, with paths that begin at the item.</summary>
public sealed class MergeData
{
    private readonly Dictionary<string, MergeValue> values = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Paths => values.Keys;

    public MergeData Set(string path, MergeValue value)
    {
        values[path.Normalize(NormalizationForm.FormC)] = value;
        return this;
    }

    public MergeValue? Find(string path) => values.GetValueOrDefault(path);
}

/// <summary>Where a path is looked for: the item of the innermost list first, then outward.</summary>
internal sealed record MergeScope(MergeData Data, string List = "", MergeScope? Outer = null)
{
    public MergeValue? Find(string path)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if ((scope.Data.Find(path) ?? scope.FindByFullPath(path)) is { } value) return value;
        return null;
    }

    /// <summary>Inside {{#contract.vehicles}}, {{contract.vehicles.plate}} says the same as {{plate}}.</summary>
    private MergeValue? FindByFullPath(string path) =>
        List.Length > 0 && path.Length > List.Length && path[List.Length] == '.' && path.StartsWith(List, StringComparison.OrdinalIgnoreCase)
            ? Data.Find(path[(List.Length + 1)..])
            : null;
}
