using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ContractWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ReasonId",
                table: "Terminations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReasonId",
                table: "Suspensions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SubStatusId",
                table: "Contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Terminations_ReasonId",
                table: "Terminations",
                column: "ReasonId");

            migrationBuilder.CreateIndex(
                name: "IX_Suspensions_ReasonId",
                table: "Suspensions",
                column: "ReasonId");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_SubStatusId",
                table: "Contracts",
                column: "SubStatusId");

            migrationBuilder.AddForeignKey(
                name: "FK_Contracts_ListValues_SubStatusId",
                table: "Contracts",
                column: "SubStatusId",
                principalTable: "ListValues",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Suspensions_ListValues_ReasonId",
                table: "Suspensions",
                column: "ReasonId",
                principalTable: "ListValues",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Terminations_ListValues_ReasonId",
                table: "Terminations",
                column: "ReasonId",
                principalTable: "ListValues",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Contracts_ListValues_SubStatusId",
                table: "Contracts");

            migrationBuilder.DropForeignKey(
                name: "FK_Suspensions_ListValues_ReasonId",
                table: "Suspensions");

            migrationBuilder.DropForeignKey(
                name: "FK_Terminations_ListValues_ReasonId",
                table: "Terminations");

            migrationBuilder.DropIndex(
                name: "IX_Terminations_ReasonId",
                table: "Terminations");

            migrationBuilder.DropIndex(
                name: "IX_Suspensions_ReasonId",
                table: "Suspensions");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_SubStatusId",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "ReasonId",
                table: "Terminations");

            migrationBuilder.DropColumn(
                name: "ReasonId",
                table: "Suspensions");

            migrationBuilder.DropColumn(
                name: "SubStatusId",
                table: "Contracts");
        }
    }
}
