using System.Linq.Expressions;
using Broker.Core.Common;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Broker.Core.Storage;

/// <summary>What each kind of row shows to whom.</summary>
public abstract partial class BrokerDb
{
    // Columns of rows that stand on higher floors: who told or asked for them online.
    private const string PreDeclaredById = nameof(PreDeclaredById), RequestedById = nameof(RequestedById);

#pragma warning disable RS0030 // The one place that lifts filters by which rows are shown, and never whose they are.
    /// <summary>Rows of one's own account, shown to whoever asks or not: for a decision that must be taken on the whole truth, and says nothing else of it.</summary>
    internal IQueryable<T> Undivided<T>() where T : class, IOwned => Set<T>().IgnoreQueryFilters(["contracts", "items", "hidden", "whole"]);

    /// <summary>Rows one is shown, with what of the account as a whole hangs on them.</summary>
    internal IQueryable<T> Rounded<T>() where T : class, IOwned => Set<T>().IgnoreQueryFilters(["whole"]);

    /// <summary>What the firm keeps about one's own account, where one's own act alters it without a look at it. A question of its own, never part of another: what is set aside in a part is set aside for the whole.</summary>
    internal IQueryable<T> BehindTheDesk<T>() where T : class, IOwned, IStaffOnly => Set<T>().IgnoreQueryFilters(["staff", "contracts", "hidden"]);
#pragma warning restore RS0030

    private void FilterMine<T>(ModelBuilder model) where T : class, IOwned
    {
        Expression<Func<T, bool>> mine = typeof(IOwner).IsAssignableFrom(typeof(T))
            ? e => IsFirm || EF.Property<Guid>(e, nameof(Entity.Id)) == MyClientId
            : e => IsFirm || e.ClientId == MyClientId;
        model.Entity<T>().HasQueryFilter("mine", mine);
    }

    private void FilterContract<T>(ModelBuilder model) where T : class, IAboutContract
    {
        Expression<Func<T, bool>> open = typeof(IIsContract).IsAssignableFrom(typeof(T))
            ? e => IsFirm || (EF.Property<bool>(e, nameof(IIsContract.OnExtranet)) && (AllMyContracts || MyContracts.Contains(EF.Property<Guid>(e, nameof(Entity.Id)))))
            : e => IsFirm || AllMyContracts || (e.ContractId != null && MyContracts.Contains(e.ContractId.Value));
        model.Entity<T>().HasQueryFilter("contracts", open);
        if (!typeof(IIsContract).IsAssignableFrom(typeof(T))) model.Entity<T>().HasQueryFilter("hidden", e => IsFirm || e.ContractId == null || !Hidden.Contains(e.ContractId.Value));
    }

    /// <summary>
    /// Some parts of a contract may be shown without the others, and some rows by themselves. What one asked for, or told of, is one's own.
    /// </summary>
    private void FilterPart<T>(ModelBuilder model) where T : class, IContractPart
    {
        Expression<Func<T, bool>> open = T.Part switch
        {
            ContractPart.Guarantees => e => IsFirm || AllMyContracts || (e.ContractId != null && ContractsWithGuarantees.Contains(e.ContractId.Value)),
            ContractPart.Items => e => IsFirm || AllMyContracts || (e.ContractId != null && ContractsWithItems.Contains(e.ContractId.Value)),
            ContractPart.Account => e => IsFirm || AllMyContracts || (e.ContractId != null && ContractsWithAccount.Contains(e.ContractId.Value)),
            ContractPart.Claims => e => IsFirm || (AllMyContracts && e.ContractId != null) || (e.ContractId != null && ContractsWithClaims.Contains(e.ContractId.Value)),
            _ => e => IsFirm || (AllMyContracts && e.ContractId != null) || (e.ContractId != null && ContractsWithDocuments.Contains(e.ContractId.Value)),
        };
        if (typeof(ISharedByItself).IsAssignableFrom(typeof(T))) open = Or(open, e => AllMine || MyItems.Contains(EF.Property<Guid>(e, nameof(Entity.Id))));
        if (typeof(T).GetProperty(RequestedById)?.PropertyType == typeof(Guid)) open = Or(open, e => EF.Property<Guid>(e, RequestedById) == MyPersonId);
        if (T.Part == ContractPart.Claims && typeof(T).GetProperty(PreDeclaredById) is not null) open = Or(open, e => EF.Property<Guid?>(e, PreDeclaredById) == MyPersonId);
        model.Entity<T>().HasQueryFilter("contracts", open);
        // A document is shared for itself, whatever contract it is filed with.
        if (typeof(T) != typeof(Document)) model.Entity<T>().HasQueryFilter("hidden", e => IsFirm || e.ContractId == null || !Hidden.Contains(e.ContractId.Value));
    }

    /// <summary>What is seen with something else, wherever that stands: a document with the quote or the claim it came with, a certificate with its request.</summary>
    private partial void FilterDocuments(ModelBuilder model);

    /// <summary>What one asked for oneself is one's own.</summary>
    private void FilterByItself<T>(ModelBuilder model) where T : class, ISharedByItself
    {
        Expression<Func<T, bool>> open = e => IsFirm || AllMine || MyItems.Contains(EF.Property<Guid>(e, nameof(Entity.Id)));
        if (typeof(T).GetProperty(RequestedById)?.PropertyType == typeof(Guid?)) open = Or(open, e => EF.Property<Guid?>(e, RequestedById) == MyPersonId);
        model.Entity<T>().HasQueryFilter("items", open);
    }

    private void FilterWhole<T>(ModelBuilder model) where T : class, IWholeAccount => model.Entity<T>().HasQueryFilter("whole", e => IsFirm || AllMyContracts);

    private static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters[0]);

    private void FilterStaff<T>(ModelBuilder model) where T : class, IStaffOnly =>
        model.Entity<T>().HasQueryFilter("staff", e => IsFirm);

    private void FilterPersonal<T>(ModelBuilder model) where T : class, IPersonal =>
        model.Entity<T>().HasQueryFilter("personal", e => IsSystem || e.PersonId == MyPersonId);

    private void FilterShared<T>(ModelBuilder model) where T : class, IShareable =>
        model.Entity<T>().HasQueryFilter("shared", e => IsFirm || e.SharedAt != null);
}
