using System.Security.Cryptography;
using System.Text;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>What a reminder has to say: to whom, and of each file exactly what is missing now (AS-12).</summary>
/// <param name="To">The client's own address, else a contact's; none when nobody has one.</param>
/// <param name="Files">Those something mandatory is missing from, and, asked for by itself, one nothing is missing from.</param>
/// <param name="Author">Who writes, or handles the client.</param>
public sealed record Reminder(Guid ClientId, string Client, string? Reference, string Language, string? To, IReadOnlyList<Reminder.File> Files, string Firm, string? Phone, string? Author)
{
    /// <param name="Number">The contract's, the sale's or the claim's.</param>
    /// <param name="Awaited">In the order of the list.</param>
    public sealed record File(Guid Id, ExpectedPlace Place, string Number, string Risk, string? Insurer, IReadOnlyList<Item> Awaited);

    /// <param name="Refused">Why what was brought will not do.</param>
    public sealed record Item(Guid Id, string Name, string? Help, string? Refused, bool Expired);

    public int Count => Files.Sum(f => f.Awaited.Count);

    /// <summary>Two that say the same, to the same address, are the same.</summary>
    public string Says => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Files.SelectMany(f => f.Awaited.Select(i => $"{i.Id:N} {i.Refused} {i.Expired} {i.Name}").Prepend($"{f.Number} {f.Insurer}"))
        .Prepend($"{To} {Client}")))));
}
