using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhatContractsCover : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MessageId",
                table: "Tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "Profiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Audience",
                table: "DeferredJobs",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "Archived",
                table: "AccountAccesses",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Endorsements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReasonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Endorsements", x => x.Id);
                    table.UniqueConstraint("AK_Endorsements_ClientId_Id", x => new { x.ClientId, x.Id });
                    table.ForeignKey(
                        name: "FK_Endorsements_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Endorsements_ListValues_ReasonId",
                        column: x => x.ReasonId,
                        principalTable: "ListValues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContractGuarantees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndorsementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    GuaranteeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    LimitMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    DeductibleMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContractGuarantees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContractGuarantees_Contracts_ClientId_ContractId",
                        columns: x => new { x.ClientId, x.ContractId },
                        principalTable: "Contracts",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContractGuarantees_Endorsements_ClientId_EndorsementId",
                        columns: x => new { x.ClientId, x.EndorsementId },
                        principalTable: "Endorsements",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContractGuarantees_Guarantees_GuaranteeId",
                        column: x => x.GuaranteeId,
                        principalTable: "Guarantees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_MessageId",
                table: "Tasks",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_ContractGuarantees_ClientId_ContractId",
                table: "ContractGuarantees",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContractGuarantees_ClientId_EndorsementId",
                table: "ContractGuarantees",
                columns: new[] { "ClientId", "EndorsementId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContractGuarantees_ContractId_EndorsementId_GuaranteeId",
                table: "ContractGuarantees",
                columns: new[] { "ContractId", "EndorsementId", "GuaranteeId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContractGuarantees_GuaranteeId",
                table: "ContractGuarantees",
                column: "GuaranteeId");

            migrationBuilder.CreateIndex(
                name: "IX_Endorsements_ClientId_ContractId",
                table: "Endorsements",
                columns: new[] { "ClientId", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Endorsements_ContractId_Number",
                table: "Endorsements",
                columns: new[] { "ContractId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Endorsements_ReasonId",
                table: "Endorsements",
                column: "ReasonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContractGuarantees");

            migrationBuilder.DropTable(
                name: "Endorsements");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_MessageId",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "MessageId",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "Profiles");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "DeferredJobs");

            migrationBuilder.DropColumn(
                name: "Archived",
                table: "AccountAccesses");
        }
    }
}
