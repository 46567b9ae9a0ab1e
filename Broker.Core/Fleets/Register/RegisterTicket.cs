using Broker.Core.Common;

namespace Broker.Core.Fleets.Register;

/// <summary>What became of a vehicle its owner did not find in the register. Sent: it was told now. WasThere: it stands in it. NotDue: it is not to stand in it.</summary>
public enum TicketOutcome { Sent, WasThere, NotDue }

/// <summary>"My vehicle is not in the register of insured vehicles" (R451-5 I): said by the client, told to the register without delay by the firm, one at a time for each vehicle.</summary>
public sealed class RegisterTicket : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Items;

    public const int WordsLength = 500, AnswerLength = 500;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required Guid ItemId { get; init; }

    /// <summary>As it was then.</summary>
    public required string Plate { get; init; }
    public string? Words { get; init; }
    public required DateTime AskedAt { get; init; }
    public required string AskedBy { get; init; }
    public required Guid AskedById { get; init; }

    /// <summary>The work it makes for the firm.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The vehicle, while nobody has answered: one at a time.</summary>
    public Guid? OpenKey { get; private set; }
    public TicketOutcome? Outcome { get; private set; }

    /// <summary>Further words, which the client reads.</summary>
    public string? Answer { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }

    public bool IsOpen => AnsweredAt is null;

    public RegisterTicket Opened()
    {
        OpenKey = ItemId;
        return this;
    }

    public Result Settle(TicketOutcome outcome, string? answer, string by, DateTime at)
    {
        if (!IsOpen) return Problem.Of("register-ticket.answered-already", AnsweredBy);
        (OpenKey, Outcome, Answer, AnsweredAt, AnsweredBy) = (null, outcome, answer, at, by);
        return Result.Done;
    }
}
