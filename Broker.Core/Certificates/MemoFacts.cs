using System.Security.Cryptography;
using System.Text.Json;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>What the memo of an insured vehicle says (R-FLEET), read at once; the archive is closed while it is printed.</summary>
internal sealed record MemoFacts(Vehicle Vehicle, Contract Contract, Client Client, Insurer Insurer, Risk Risk, FirmIdentity Firm, WordTemplate Template, string TemplateHash, FirmCodes Codes,
    IReadOnlyList<ClientAddress> Addresses)
{
    public const string NoPlate = "memo.no-plate", NotInsured = "memo.not-insured";

    /// <summary>As the archive's opener sees it: what they are not shown is missing.</summary>
    public static async Task<Result<MemoFacts>> ReadAsync(BrokerDb db, FirmIdentity configured, Guid itemId, DateOnly today, CancellationToken ct)
    {
        if (await db.InsuredItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == itemId, ct) is not Vehicle vehicle) return Problem.Missing;
        var contract = await db.Contracts.AsNoTracking().Include(c => c.Suspensions).Include(c => c.Terminations).SingleOrDefaultAsync(c => c.Id == vehicle.ContractId, ct);
        if (contract is null) return Problem.Missing;
        var (client, insurer) = (await db.Clients.AsNoTracking().SingleAsync(c => c.Id == vehicle.ClientId, ct), await db.Insurers.AsNoTracking().SingleAsync(i => i.Id == contract.InsurerId, ct));
        if (WhyNot(vehicle, contract, client, insurer, today) is { } refusal) return refusal;

        if (await TemplateAsync(db, ct) is not { } template) return new Problem("memo.no-template");
        var risk = await db.Risks.AsNoTracking().SingleAsync(r => r.Id == contract.RiskId, ct);
        var hash = await db.Files.Where(f => f.Id == template.FileId).Select(f => f.Hash).SingleAsync(ct);
        return new MemoFacts(vehicle, contract, client, insurer, risk, await db.FirmIdentityAsync(configured, ct), template, hash, await FirmCodes.ReadAsync(db, today, ct), await db.AddressesAsync(client.Id, ct));
    }

    /// <summary>The newest that asks nothing.</summary>
    public static async Task<WordTemplate?> TemplateAsync(BrokerDb db, CancellationToken ct) =>
        (await db.Templates.AsNoTracking().Include(t => t.Fields).Where(t => t.Kind == TemplateKind.Memo && !t.Retired).OrderByDescending(t => t.UploadedAt).ToListAsync(ct)).Find(t => t.IsMemo);

    /// <summary>All it says but the day it is issued on: while that is the same, the memo given before is the memo.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object?[]
    {
        TemplateHash, Insurer.Name, Insurer.Address, Client.Name, Client.Address, Contract.Number, Vehicle.EnteredOn, Vehicle.Plate, Vehicle.Make, Vehicle.Model,
    })));

    public string FileName => $"{Template.Name} {Vehicle.Plate}.pdf";

    /// <summary>A template may say more than the law asks; the day it is issued on is among it.</summary>
    public TagValues ValuesOn(DateOnly issued) => new TagValues().SetFirm(Firm).SetCodes(Codes).SetClient(Client).SetAddresses(Client, Addresses, Codes)
        .SetContract(Contract, Risk, Insurer, null).SetItem(Vehicle).Set("date.today", issued);

    /// <summary>One that lacks anything the law asks for is none.</summary>
    private static Problem? WhyNot(Vehicle vehicle, Contract contract, Client client, Insurer insurer, DateOnly today)
    {
        var day = vehicle.EnteredOn > today ? vehicle.EnteredOn : today;
        if (vehicle.Standing != ItemStanding.Confirmed || !vehicle.IsCoveredOn(day)) return Problem.Of(NotInsured, vehicle.Label);
        if (contract.StateOn(day) != ContractState.InForce) return Problem.Of("memo.contract-not-in-force", contract.Number);
        if (vehicle.Plate.Length == 0) return Problem.Of(NoPlate, vehicle.Label);
        if (vehicle.Make.Length == 0 || vehicle.Model.Length == 0) return Problem.Of("memo.no-make", vehicle.Label);
        if (insurer.Address is null) return Problem.Of("memo.no-insurer-address", insurer.Name);
        return client.Address.Length == 0 ? Problem.Of("memo.no-client-address", client.Name) : null;
    }
}
