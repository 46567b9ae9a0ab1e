using Broker.Core.Common;

namespace Broker.Core.Storage;

/// <summary>A rule that only shows in the middle of a transaction: nothing of it is kept, and the save answers with the problem.</summary>
internal sealed class Refusal(Problem problem) : Exception(problem.Code)
{
    public Problem Problem => problem;
}
