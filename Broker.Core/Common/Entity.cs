namespace Broker.Core.Common;

/// <summary>What every row has: an id made here (time-ordered, so that indexes grow at their end) and a version that changes with every save.</summary>
public abstract class Entity
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Concurrency token on both providers; renewed at each save by the archive's door.</summary>
    public Guid Version { get; set; } = Guid.NewGuid();
}

/// <summary>A row that belongs to one client account: seen and written only on that client's behalf, or by the firm.</summary>
public interface IOwned
{
    Guid ClientId { get; }
}

/// <summary>An owned row about one contract: a contact whose access is limited to some contracts sees only theirs.</summary>
public interface IAboutContract : IOwned
{
    Guid? ContractId { get; }
}

/// <summary>Parts of a contract's page that can be shown one by one to somebody who does not see everything.</summary>
[Flags]
public enum ContractPart
{
    /// <summary>Number, risk, insurer, dates, state: shown with any other.</summary>
    Summary = 0,
    Guarantees = 1,
    Items = 2,
    Account = 4,

    /// <summary>Documents, and the certificates asked for.</summary>
    Documents = 8,
    Claims = 16,
    All = Guarantees | Items | Account | Documents | Claims,
}

/// <summary>A row on one part of a contract's page.</summary>
public interface IContractPart : IAboutContract
{
    static abstract ContractPart Part { get; }
}

/// <summary>A row that can be shown by itself to somebody who does not see everything of the account: a quote, a claim, a document, a request.</summary>
public interface ISharedByItself : IOwned
{
    Guid Id { get; }
}

/// <summary>A row about the account of the client as a whole: those who see every contract see it.</summary>
public interface IWholeAccount : IOwned;

/// <summary>The client account itself: the owner, whose own id is the client id.</summary>
public interface IOwner : IOwned;

/// <summary>The contract itself, which the firm may keep off the extranet.</summary>
public interface IIsContract : IAboutContract
{
    bool OnExtranet { get; }
}

/// <summary>A row the client sees from the moment the firm shares it.</summary>
public interface IShareable : IOwned
{
    DateTime? SharedAt { get; }
}

/// <summary>A row only the firm's staff may see.</summary>
public interface IStaffOnly;

/// <summary>A row that tells what happened by a code: only those who may see quotes, claims or complaints are told of theirs.</summary>
public interface ITold
{
    string Code { get; }
}

/// <summary>A row addressed to one person, whoever they are.</summary>
public interface IPersonal
{
    Guid PersonId { get; }
}

/// <summary>A word to somebody: what a client does may be told to the firm's people, in the same save.</summary>
public interface ISaidToFirm : IPersonal;

/// <summary>A setting on which what many clients' screens show depends: when it changes, everything is read again.</summary>
public interface IFirmWide;

/// <summary>A row of the firm's that may speak of a client: its changes wake that client's screens.</summary>
public interface IMayConcernClient
{
    Guid? ClientId { get; }
}

/// <summary>Work left to the firm's people with what a client asks for: a client's may write it, about its own account, and reads nothing of it.</summary>
public interface ILeftToFirm;

/// <summary>A row that says since when it is there: the archive's door writes it down.</summary>
public interface ICreated
{
    DateTime CreatedAt { get; set; }
}

/// <summary>The program's own bookkeeping, which says itself who did what: no line of the audit tells it again.</summary>
public interface IUntold;
