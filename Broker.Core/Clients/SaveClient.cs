using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mail;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>A new client, or an existing one's identity.</summary>
public sealed class SaveClient(BrokerStore store)
{
    public const string AddressChanged = "client.address-changed";

    public sealed class Input
    {
        /// <summary>None for a new client.</summary>
        public Guid? Id { get; set; }

        /// <summary>As it was read: another's save since then is not overwritten.</summary>
        public Guid? Version { get; set; }
        [Required] public ClientKind? Kind { get; set; }
        public ClientState State { get; set; } = ClientState.Active;
        [Required, MaxLength(Client.NameLength)] public string? Name { get; set; }
        [MaxLength(20)] public string? Siren { get; set; }
        [MaxLength(254)] public string? Email { get; set; }
        [MaxLength(30)] public string? Phone { get; set; }
        [MaxLength(200)] public string? Street { get; set; }
        [MaxLength(12)] public string? PostalCode { get; set; }
        [MaxLength(100)] public string? City { get; set; }
        public Guid? HandlerId { get; set; }

        public static Input Of(ClientQuery.ClientRecord client) => new()
        {
            Id = client.Id, Version = client.Version, Kind = client.Kind, State = client.State, Name = client.Name, Siren = client.Siren, Email = client.Email,
            Phone = client.Phone, Street = client.Street, PostalCode = client.PostalCode, City = client.City, HandlerId = client.HandlerId,
        };
    }

    /// <returns>The client's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var saved = await SaveAsync(by, input, ct);
            // Two new clients at the same moment wanted the same reference: the later one takes the next.
            if (input.Id is not null || saved.Problem?.Code != Problem.Taken.Code || attempt == 20) return saved;
        }
    }

    private async Task<Result<Guid>> SaveAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (input.Siren is { } siren && Inputs.Tidy(siren) is not null && Siren.Read(siren) is null) return new Problem("client.siren-wrong", nameof(Input.Siren));
        if (Inputs.Tidy(input.Email) is { } email && !MailAddress.TryCreate(email, out _)) return new Problem("input.not-an-email", nameof(Input.Email));
        if (input.HandlerId is { } handler && !await db.Users.AnyAsync(p => p.Id == handler && p.ProfileId != null, ct)) return Problem.Missing.At(nameof(Input.HandlerId));

        var client = input.Id is { } id
            ? await db.Clients.SingleOrDefaultAsync(c => c.Id == id, ct)
            : db.Add(new Client { Reference = await NextReferenceAsync(db, ct), Kind = input.Kind!.Value, Name = input.Name! }).Entity;
        if (client is null) return Problem.Missing;
        if (input.Id is not null && client.Version != input.Version) return Problem.Stale;

        var before = client.Address;
        Write(input, client);
        if (input.Id is not null && client.Address != before) db.AddEvent(client.Id, null, AddressChanged, before, client.Address);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : client.Id;
    }

    private static void Write(Input input, Client client)
    {
        (client.Kind, client.State, client.Name, client.HandlerId) = (input.Kind!.Value, input.State, input.Name!.Trim(), input.HandlerId);
        client.Siren = input.Siren is null ? null : Siren.Read(input.Siren);
        (client.Email, client.Phone) = (Inputs.Tidy(input.Email), Inputs.Tidy(input.Phone));
        (client.Street, client.PostalCode, client.City) = (Inputs.Tidy(input.Street), Inputs.Tidy(input.PostalCode), Inputs.Tidy(input.City));
    }

    private static async Task<string> NextReferenceAsync(BrokerDb db, CancellationToken ct)
    {
        var last = await db.Clients.Where(c => c.Reference.StartsWith("C-"))
            .OrderByDescending(c => c.Reference.Length).ThenByDescending(c => c.Reference).Select(c => c.Reference).FirstOrDefaultAsync(ct);
        var number = int.TryParse(last?[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n + 1 : 1;
        return string.Create(CultureInfo.InvariantCulture, $"C-{number:00000}");
    }
}
