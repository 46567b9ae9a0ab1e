using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Received awaits somebody's look; refused and expired are to be brought again; withdrawn is no longer asked for at all.</summary>
public enum ExpectedState { Expected, Received, Accepted, Refused, NotApplicable, Expired, Withdrawn }

/// <summary>
/// A document one file asks for: a contract, or what may become one, or a claim. It is a copy of its list's line as that stood when the file was opened. What answers it are the
/// client's own documents, which stay where they are.
/// </summary>
public sealed class ExpectedDocument : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Documents;

    public const int ReasonLength = 300, NameLength = DocumentType.NameLength;

    public required Guid ClientId { get; init; }

    /// <summary>Given when a proposal becomes a contract: what was collected goes along as it is (AS-10).</summary>
    public Guid? ContractId { get; set; }
    public Guid? ProposalId { get; init; }
    public Guid? QuoteId { get; init; }
    public Guid? ClaimId { get; init; }

    /// <summary>Whose file it is: a sale's becomes its contract's.</summary>
    public ExpectedPlace Place => ContractId is not null ? ExpectedPlace.Contract : ClaimId is not null ? ExpectedPlace.Claim : ExpectedPlace.Sale;
    public Guid FileId => (ContractId ?? ClaimId ?? ProposalId)!.Value;

    /// <summary>The line it was copied from, as long as that is there.</summary>
    public Guid? ListedId { get; private set; }
    public Guid TypeId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Help { get; private set; }
    public bool Mandatory { get; private set; }
    public int? ValidityMonths { get; private set; }
    public ClientKind? OnlyFor { get; private set; }
    public int Position { get; private set; }

    public ExpectedState State { get; private set; }

    /// <summary>Since when it has been in its state.</summary>
    public required DateTime Since { get; set; }

    /// <summary>Mandatory, and to be obtained: what is counted.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Why it was refused, or is not applicable; who decided, and when.</summary>
    public string? Reason { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Last day on which what was accepted is good.</summary>
    public DateOnly? ValidUntil { get; private set; }
    public List<CollectedDocument> Collected { get; init; } = [];

    /// <summary>Not obtained yet, mandatory or not.</summary>
    public static bool IsToBring(ExpectedState state) => state is ExpectedState.Expected or ExpectedState.Refused or ExpectedState.Expired;

    /// <summary>Takes the line's words and rules. Another state, it does not bring.</summary>
    public void Follow(ListedDocument line, string name)
    {
        (ListedId, TypeId, Name, Help, Mandatory) = (line.Id, line.TypeId, name, line.Help, line.Mandatory);
        (ValidityMonths, OnlyFor, Position) = (line.ValidityMonths, line.OnlyFor, line.Position);
        IsMissing = Mandatory && IsToBring(State);
    }

    public bool Follows(ListedDocument line, string name) => ListedId == line.Id && TypeId == line.TypeId && Name == name && Help == line.Help && Mandatory == line.Mandatory
        && ValidityMonths == line.ValidityMonths && OnlyFor == line.OnlyFor && Position == line.Position;

    /// <summary>Why no file is taken for it now, if none is.</summary>
    public Problem? WhyNotTaken => State switch
    {
        ExpectedState.Withdrawn => Problem.Of("expected.withdrawn", Name),
        ExpectedState.Accepted or ExpectedState.NotApplicable => Problem.Of("expected.settled", Name),
        _ => null,
    };

    /// <summary>One of the client's documents answers it. The same one twice is one.</summary>
    public Result Receive(Guid documentId, DateTime at, string by)
    {
        if (WhyNotTaken is { } refusal) return refusal;
        if (Collected.Find(c => c.DocumentId == documentId) is { } there)
        {
            if (!there.SetAside) return Problem.Of("expected.same-file", Name);
            there.SetAside = false;
        }
        else Collected.Add(new() { ClientId = ClientId, ExpectedId = Id, DocumentId = documentId, At = at, By = by });
        (Reason, DecidedBy, DecidedAt, ValidUntil) = (null, null, null, null);
        Become(ExpectedState.Received, at);
        return Result.Done;
    }

    /// <summary>It was filed here by mistake. What is not there any more, a colleague has taken off.</summary>
    public Result Detach(Guid documentId, DateTime at)
    {
        if (Collected.Find(c => c.DocumentId == documentId) is not { } there) return Result.Done;
        if (State != ExpectedState.Received && !there.SetAside) return Problem.Of("expected.settled", Name);
        Collected.Remove(there);
        if (State == ExpectedState.Received && Collected.TrueForAll(c => c.SetAside)) Become(ExpectedState.Expected, at);
        return Result.Done;
    }

    /// <param name="dated">The day the document bears, from which it is good for so many months.</param>
    public Result Accept(DateOnly? dated, DateOnly today, DateTime at, string by)
    {
        if (State != ExpectedState.Received) return Problem.Of("expected.not-received", Name);
        if (ValidityMonths is { } months)
        {
            if (dated > today) return new Problem("expected.dated-later", "DatedOn");
            var until = (dated ?? today).AddMonths(months);
            if (until < today) return Problem.Of("expected.no-longer-good", until).At("DatedOn");
            ValidUntil = until;
        }
        (Reason, DecidedBy, DecidedAt) = (null, by, at);
        Become(ExpectedState.Accepted, at);
        return Result.Done;
    }

    /// <summary>It is expected again; what was brought stays filed, and beside it why it will not do.</summary>
    public Result Refuse(string reason, DateTime at, string by)
    {
        if (State != ExpectedState.Received) return Problem.Of("expected.not-received", Name);
        (Reason, DecidedBy, DecidedAt) = (reason, by, at);
        SetAside();
        Become(ExpectedState.Refused, at);
        return Result.Done;
    }

    public Result Waive(string reason, DateTime at, string by)
    {
        if (State is not (ExpectedState.Expected or ExpectedState.Received or ExpectedState.Refused or ExpectedState.Expired)) return Problem.Of("expected.settled", Name);
        (Reason, DecidedBy, DecidedAt) = (reason, by, at);
        Become(ExpectedState.NotApplicable, at);
        return Result.Done;
    }

    /// <summary>Takes back that it was accepted, or not applicable.</summary>
    public Result Reopen(DateTime at)
    {
        if (State is not (ExpectedState.Accepted or ExpectedState.NotApplicable)) return Problem.Of("expected.not-settled", Name);
        (Reason, DecidedBy, DecidedAt, ValidUntil) = (null, null, null, null);
        Become(Collected.Exists(c => !c.SetAside) ? ExpectedState.Received : ExpectedState.Expected, at);
        return Result.Done;
    }

    /// <summary>What was accepted is no longer good: another one is expected.</summary>
    public bool Expire(DateOnly today, DateTime at)
    {
        if (State != ExpectedState.Accepted || !(ValidUntil < today)) return false;
        SetAside();
        Become(ExpectedState.Expired, at);
        return true;
    }

    /// <summary>Its line was retired: what nobody has answered is no longer asked for, the rest stays.</summary>
    public bool Withdraw(DateTime at)
    {
        if (!IsToBring(State)) return false;
        Become(ExpectedState.Withdrawn, at);
        return true;
    }

    public void Restore(DateTime at)
    {
        if (State == ExpectedState.Withdrawn) Become(ExpectedState.Expected, at);
    }

    private void SetAside() => Collected.ForEach(c => c.SetAside = true);

    private void Become(ExpectedState state, DateTime at)
    {
        if (State != state) (State, Since) = (state, at);
        IsMissing = Mandatory && IsToBring(state);
    }
}

/// <summary>One of a client's documents answers one that is expected. It may answer several, and several may answer one: both sides of a card.</summary>
public sealed class CollectedDocument : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public required Guid ExpectedId { get; init; }
    public required Guid DocumentId { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }

    /// <summary>It was refused, or is no longer good: it is kept, and answers nothing any more.</summary>
    public bool SetAside { get; set; }
}
